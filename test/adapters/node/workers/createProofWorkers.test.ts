import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from 'chai'
import {
  createProofWorkers,
  type ProofWorkers,
} from '../../../../src/adapters/node/workers/createProofWorkers.ts'
import type { JsonObject } from '../../../../src/credential/parseJson.ts'
import { verifyProof } from '../../../../src/proof/verifyProof.ts'
import { createPair, createProof, toOptions } from '../../../proof/signers.ts'
import { badge, readJson } from '../../../proof/vectors.ts'
import { until } from '../../../support/until.ts'

const now = new Date('2026-03-02T00:00:00Z')
const pair = createPair('Ed25519')

/** Proofs of many kinds, and what is none. */
async function toOptionsOfMany() {
  const proof = await createProof(pair, badge, toOptions('eddsa-rdfc-2022', pair))
  const signed = [
    { ...badge, proof },
    { ...badge, name: 'Another', proof },
    { ...badge, proof: { ...proof, cryptosuite: 'unheard-of-2030' } },
    { ...badge, proof: {} },
    readJson('eddsa/eddsa-jcs-2022/signedJCS.json'),
    readJson('ecdsa/ecdsa-rdfc-2019-p256/signedECDSAP256.json'),
    readJson('ecdsa/ecdsa-sd-2023/derivedRevealDocument.json'),
  ] as readonly JsonObject[]
  return signed.map((document) => ({ document, proof: document.proof, now }))
}

describe('createProofWorkers', () => {
  const opened: ProofWorkers[] = []
  /** With threads that have started. */
  const open = async (threads = 2) => {
    const workers = createProofWorkers({ threads, after: 0 })
    opened.push(workers)
    await workers.verifyProof({ document: badge, proof: {}, now })
    await until(() => workers.threads() === threads)
    return workers
  }
  afterEach(() => Promise.all(opened.splice(0).map((workers) => workers.close())))

  it('says what is said without them', async () => {
    const workers = await open()
    const all = await toOptionsOfMany()
    const expected = await Promise.all(all.map((options) => verifyProof(options)))
    expect(new Set(expected.map(({ outcome }) => outcome)).size).to.equal(3)
    const found = await Promise.all(all.map((options) => workers.verifyProof(options)))
    expect(found).to.deep.equal(expected)
  })

  it('asks for keys where the limits on hosts are', async () => {
    const { verifyProof } = await open(1)
    const asked: string[] = []
    const verificationMethod = 'did:web:academy.example#key'
    const options = { ...toOptions('eddsa-rdfc-2022', pair), verificationMethod }
    const proof = await createProof(pair, badge, options)
    const check = (resolveKey: Parameters<typeof verifyProof>[0]['resolveKey']) =>
      verifyProof({ document: badge, proof, now, ...(resolveKey && { resolveKey }) })
    const known = await check((method, purpose) => {
      asked.push(`${method} ${purpose}`)
      return { multikey: pair.multikey }
    })
    expect(known.outcome).to.equal('verified')
    expect(asked).to.deep.equal([`${verificationMethod} assertionMethod`])
    const unknown = { outcome: 'unknown', code: 'VERIFICATION_METHOD_UNRESOLVED' }
    expect(await check(() => undefined)).to.include(unknown)
    expect(await check(() => Promise.reject(new Error('gone')))).to.include(unknown)
    expect(await check(undefined)).to.include(unknown)
  })

  it('loses nothing when threads end', async () => {
    const workers = await open()
    const all = (await toOptionsOfMany()).slice(0, 2)
    const many = Array.from({ length: 40 }, (_, i) => workers.verifyProof(all[i % 2]!))
    await workers.close()
    expect(workers.threads()).to.equal(0)
    const outcomes = (await Promise.all(many)).map(({ outcome }) => outcome)
    expect(outcomes).to.deep.equal(many.map((_, i) => (i % 2 === 0 ? 'verified' : 'failed')))
    const [later] = await Promise.all([workers.verifyProof(all[0]!)])
    expect(later.outcome).to.equal('verified')
  })

  it('starts no thread for a few, and none where there shall be none', async () => {
    const few = createProofWorkers({ threads: 2 })
    const none = createProofWorkers({ threads: 0, after: 0 })
    opened.push(few, none)
    const [options] = await toOptionsOfMany()
    for (const { verifyProof, threads } of [few, none]) {
      for (let i = 0; i < 3; i++) {
        expect((await verifyProof(options!)).outcome).to.equal('verified')
      }
      expect(threads()).to.equal(0)
    }
  })

  it('keeps no process alive, and lets none end that waits', async () => {
    const url = new URL(
      '../../../../src/adapters/node/workers/createProofWorkers.ts',
      import.meta.url,
    )
    const [options] = await toOptionsOfMany()
    const script = `
      const { createProofWorkers } = await import(${JSON.stringify(url.href)})
      const { verifyProof, threads } = createProofWorkers({ threads: 1, after: 0 })
      const options = { ...${JSON.stringify(options)}, now: new Date(${now.getTime()}) }
      await verifyProof(options)
      while (threads() === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      console.log((await verifyProof(options)).outcome)`
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
    expect((await run).stdout.trim()).to.equal('verified')
  })
}).timeout(60_000)
