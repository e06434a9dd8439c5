import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'chai'
import {
  createHashWorkers,
  type HashWorkers,
} from '../../../../src/adapters/node/workers/createHashWorkers.ts'
import { UndefinedTermError } from '../../../../src/proof/hashDocument.ts'
import { hashForSigning } from '../../../../src/proof/hashForSigning.ts'
import { signEddsaRdfc2022 } from '../../../../src/proof/signEddsaRdfc2022.ts'
import { buildBadge, createSigner } from '../../../support/academy.ts'
import { until } from '../../../support/until.ts'

const options = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }
const tasks = Array.from({ length: 60 }, (_, i) => ({ document: buildBadge(`Ada ${i}`), options }))

describe('createHashWorkers', () => {
  const opened: HashWorkers[] = []
  /** With threads that have started. */
  const open = async (threads = 2) => {
    const workers = createHashWorkers({ threads, after: 0 })
    opened.push(workers)
    await workers.hash(tasks[0]!)
    await until(() => workers.threads() === threads)
    return workers
  }
  afterEach(() => Promise.all(opened.splice(0).map((workers) => workers.close())))

  it('makes the hashes that are made without them, each for its own document', async () => {
    const workers = await open()
    const expected = await Promise.all(tasks.map((task) => hashForSigning(task)))
    const found = await Promise.all(tasks.map(workers.hash))
    expect(found.map((hash) => Buffer.from(hash).toString('hex'))).to.deep.equal(
      expected.map((hash) => Buffer.from(hash).toString('hex')),
    )
    expect(new Set(found.map(String)).size).to.equal(tasks.length)
  })

  it('signs as is signed without them', async () => {
    const { hash } = await open(1)
    const [signer, created] = [await createSigner(), '2026-01-01T00:00:00Z']
    const { document } = tasks[0]!
    const signed = await signEddsaRdfc2022({ document, signer, created, hash })
    expect(signed).to.deep.equal(await signEddsaRdfc2022({ document, signer, created }))
  })

  it('tells what is wrong with a document, and of no other', async () => {
    const { hash } = await open(1)
    const odd = { document: { ...buildBadge('Bo'), undefinedTerm: 'x' }, options }
    const all = await Promise.all(
      [tasks[1]!, odd, tasks[2]!].map((task) => hash(task).catch((error) => error)),
    )
    expect(all[1]).to.be.instanceOf(UndefinedTermError)
    expect(all[0]).to.deep.equal(await hashForSigning(tasks[1]!))
    expect(all[2]).to.deep.equal(await hashForSigning(tasks[2]!))
  })

  it('does what its threads do not, when they end in the middle', async () => {
    const workers = await open(1)
    const hashing = tasks.map(workers.hash)
    await workers.close()
    expect(await Promise.all(hashing)).to.deep.equal(
      await Promise.all(tasks.map((task) => hashForSigning(task))),
    )
    expect(workers.threads()).to.equal(0)
    expect(await workers.hash(tasks[3]!)).to.deep.equal(await hashForSigning(tasks[3]!))
  })

  it('starts no thread for a few, or where none is wanted', async () => {
    for (const settings of [{ after: 3 }, { threads: 0, after: 0 }]) {
      const workers = createHashWorkers(settings)
      opened.push(workers)
      for (const task of tasks.slice(0, 3)) await workers.hash(task)
      expect(workers.threads()).to.equal(0)
    }
  })

  it('keeps no process alive', async () => {
    const script = `
      import { createHashWorkers } from './src/adapters/node/workers/createHashWorkers.ts'
      const { hash, threads } = createHashWorkers({ threads: 1, after: 0 })
      const task = { document: { '@context': [] }, options: { type: 'x' } }
      await hash(task).catch(() => {})
      while (threads() === 0) await new Promise((done) => setTimeout(done, 10))
      await hash(task).catch(() => {})
      console.log('done')`
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      timeout: 30_000,
    })
    expect((await run).stdout).to.equal('done\n')
  })
})
