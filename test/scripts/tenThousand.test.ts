import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { toJournalPath } from '../../src/adapters/node/batch/openBatch.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { parseJournal } from '../../src/issuer/journal/journalLine.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startAnvil } from '../support/startAnvil.ts'

// The key of the published vectors in test/vectors/eddsa.
const signingKey = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
const size = 10_000

/** Fictional people, some of whose names a spreadsheet would quote. */
function writeRoster(): string {
  const rows = Array.from({ length: size }, (_, i) => {
    const name = i % 7 === 0 ? `"Example, Ada ${i}"` : `Ada ${i} Example`
    const day = 1 + (i % 28)
    return `${name},learner${i}@learners.example,data-literacy,${day}.3.2025`
  })
  return ['name,email,achievement,awarded_on', ...rows].join('\r\n')
}

describe('a roster of ten thousand, on a node with a block every two seconds', () => {
  let folder: string
  let stop: () => Promise<void>
  let on: readonly string[]
  const env = { CAIRN_PRIVATE_KEY: testKey, CAIRN_SIGNING_KEY: signingKey }
  const cairn = (...args: string[]) => runCairn(args, { env })
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-ten-thousand-'))
    await writeFile(join(folder, 'roster.csv'), writeRoster())
    const anvil = await startAnvil('--block-time', '2')
    stop = anvil.stop
    on = ['--rpc', anvil.url]
  })
  after(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })

  it('is issued, anchored once, checked, and one of them revoked', async () => {
    expect((await cairn('deploy', '--yes', ...on)).exitCode).to.equal(0)
    const registry = formatAccountId(toDeployedRegistry(31337))
    const key = toTestAccount(0).address
    const batch = join(folder, 'batch')
    const from = [join(folder, 'roster.csv'), '--template', 'demo/academy.json', '--lines']
    const place = ['--registry', registry, '--key', key, '--out', batch]
    const asked = ['--yes', '--json', ...on]
    const issued = await cairn('issue', ...from, ...place, '--anchor', ...asked)
    expect(issued.exitCode, issued.stdout).to.equal(0)
    const { entries } = parseJournal(await readFile(toJournalPath(batch)))
    expect(entries.map(({ state }) => state)).to.deep.equal(['planned', 'signed', 'sent', 'mined'])
    const picked = ['--where', 'email=learner4711@learners.example']
    expect((await cairn('revoke', batch, ...picked, ...asked)).exitCode).to.equal(0)

    const policy = {
      version: 1,
      // The chain of the tests begins in 2024.
      maxBlockAge: 10 ** 9,
      registries: [{ registry, finality: { confirmations: 0 } }],
      pins: [{ issuer: 'did:web:harbour-academy.example', key: `eip155:31337:${key}` }],
    }
    await writeFile(join(folder, 'policy.json'), JSON.stringify(policy))
    const lines = join(batch, 'credentials.jsonl')
    const verified = await cairn(
      'verify',
      lines,
      '--policy',
      join(folder, 'policy.json'),
      '--json',
      ...on,
    )
    expect(verified.exitCode, verified.stdout.slice(0, 500)).to.equal(1)
    const verdicts = JSON.parse(verified.stdout).results.map(
      ({ report }: { report: { verdict: Record<string, string> } }) => {
        return `${report.verdict.authenticity} ${report.verdict.lifecycle}`
      },
    )
    expect(verdicts).to.have.length(size)
    const odd = verdicts.flatMap((verdict: string, i: number) =>
      verdict === 'valid current' ? [] : [`${i} ${verdict}`],
    )
    expect(odd).to.deep.equal(['4711 valid revoked'])
  }).timeout(300_000)
})
