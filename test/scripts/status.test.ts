import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { judgeStatusEntry } from '../../src/status/judgeStatusEntry.ts'
import { readStatusEntries } from '../../src/status/readStatusEntries.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

// The key of the published vectors in test/vectors/eddsa.
const signingKey = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,data-literacy,2025-03-01
Béla Example,bela@learners.example,data-literacy,2025-03-02
`
const url = 'https://harbour-academy.example/status/spring'

describe('cairn status export', () => {
  let folder: string
  let stop: () => Promise<void>
  let on: readonly string[]
  const env = { CAIRN_PRIVATE_KEY: testKey, CAIRN_SIGNING_KEY: signingKey }
  const cairn = (...args: string[]) => runCairn(args, { env })
  const issue = (name: string, ...more: string[]) => {
    const registry = formatAccountId(toDeployedRegistry(31337))
    const place = ['--registry', registry, '--key', toTestAccount(0).address]
    const from = [join(folder, 'roster.csv'), '--template', 'demo/academy.json']
    return cairn(
      'issue',
      ...from,
      ...place,
      '--out',
      join(folder, name),
      '--again',
      '--json',
      ...more,
    )
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-lists-'))
    await writeFile(join(folder, 'roster.csv'), roster)
    const node = await startNode()
    stop = node.stop
    on = ['--json', '--rpc', node.url]
    expect((await cairn('deploy', '--yes', ...on)).exitCode).to.equal(0)
  })
  after(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })

  const readJson = async (path: string): Promise<JsonObject> =>
    JSON.parse(await readFile(path, 'utf8'))

  it('writes lists that say what the chain says, and writes them again when it says more', async () => {
    expect(
      (await issue('batch', '--status-lists', url, '--anchor', '--yes', ...on)).exitCode,
    ).to.equal(0)
    const out = join(folder, 'lists')
    const batch = join(folder, 'batch')
    /** What the lists say of a credential: of revocation, and of suspension. */
    const statusesOf = async (name: string) => {
      const { credentialStatus } = await readJson(join(batch, name))
      const found = []
      for (const entry of readStatusEntries(credentialStatus)) {
        if (entry.kind !== 'bitstring') throw new Error(entry.kind)
        const list = await readJson(join(out, entry.list.slice(url.length + 1)))
        // A chain of the tests that makes a block for each call runs ahead of the clock.
        const now = Date.parse(list.validFrom as string)
        found.push(judgeStatusEntry(entry, list, { now }).outcome)
      }
      return found
    }
    const exported = await cairn(
      'status',
      'export',
      batch,
      '--out',
      out,
      '--valid-days',
      '7',
      ...on,
    )
    expect(exported.exitCode).to.equal(0)
    expect(JSON.parse(exported.stdout).lists).to.deep.equal([
      `${url}/revocation.json`,
      `${url}/suspension.json`,
    ])
    expect(await statusesOf('00001.json')).to.deep.equal(['clear', 'clear'])

    const revoked = await cairn('revoke', batch, '--row', '1', '--yes', ...on)
    const suspended = await cairn('suspend', batch, '--row', '2', '--yes', ...on)
    expect([revoked.exitCode, suspended.exitCode]).to.deep.equal([0, 0])
    expect((await cairn('status', 'export', batch, '--out', out, ...on)).exitCode).to.equal(0)
    expect(await statusesOf('00001.json')).to.deep.equal(['set', 'clear'])
    expect(await statusesOf('00002.json')).to.deep.equal(['clear', 'set'])

    const list = await readJson(join(out, 'revocation.json'))
    const proven = {
      document: list,
      proof: list.proof as JsonObject,
      now: new Date(list.validFrom as string),
    }
    expect(await verifyProof(proven)).to.include({ outcome: 'verified' })
    expect((await readdir(out)).sort()).to.deep.equal(['revocation.json', 'suspension.json'])
  })

  it('refuses a batch whose credentials name no lists, and what is no batch', async () => {
    expect((await issue('bare')).exitCode).to.equal(0)
    const refused = async (...args: string[]) => {
      const run = await cairn('status', 'export', ...args, '--out', join(folder, 'none'), ...on)
      return [run.exitCode, JSON.parse(run.stdout).error.code]
    }
    expect(await refused(join(folder, 'bare'))).to.deep.equal([2, 'USAGE'])
    expect(await refused(folder)).to.deep.equal([2, 'JOURNAL_MISSING'])
    const odd = await issue('odd', '--status-lists', 'http://a.example')
    expect([odd.exitCode, JSON.parse(odd.stdout).error.code]).to.deep.equal([2, 'STATUS_LIST_URL'])
  })
})
