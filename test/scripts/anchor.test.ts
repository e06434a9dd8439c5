import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { toJournalPath } from '../../src/adapters/node/batch/openBatch.ts'
import { openJournal } from '../../src/adapters/node/batch/openJournal.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { parseJournal } from '../../src/issuer/journal/journalLine.ts'
import { sent } from '../support/journals.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

// The key of the published vectors in test/vectors/eddsa.
const signingKey = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,data-literacy,2025-03-01
Béla Example,bela@learners.example,data-literacy,2025-03-02
`

describe('cairn issue, anchor and resume', () => {
  let folder: string
  let asked: readonly string[]
  let stop: () => Promise<void>
  const env = { CAIRN_PRIVATE_KEY: testKey, CAIRN_SIGNING_KEY: signingKey }
  const cairn = (...args: string[]) => runCairn(args, { env })
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-anchor-'))
    await writeFile(join(folder, 'roster.csv'), roster)
    const node = await startNode()
    stop = node.stop
    asked = ['--yes', '--json', '--rpc', node.url]
    expect((await cairn('deploy', ...asked)).exitCode).to.equal(0)
  })
  after(async () => {
    await stop()
    await rm(folder, { recursive: true })
  })

  const issueOnce = (batch: string, ...more: string[]) => {
    const registry = formatAccountId(toDeployedRegistry(31337))
    const place = ['--registry', registry, '--key', toTestAccount(0).address, '--out', batch]
    const from = [join(folder, 'roster.csv'), '--template', 'demo/academy.json']
    return cairn('issue', ...from, ...place, '--json', ...more)
  }
  const issue = (batch: string, ...more: string[]) => issueOnce(batch, '--again', ...more)
  const issued = async (name: string, ...more: string[]) => {
    const batch = join(folder, name)
    expect((await issue(batch, ...more)).exitCode).to.equal(0)
    return batch
  }
  const statesOf = async (batch: string) =>
    parseJournal(await readFile(toJournalPath(batch))).entries.map(({ state }) => state)
  const failure = async (...args: string[]) => {
    const { exitCode, stdout } = await cairn(...args)
    return { exitCode, code: JSON.parse(stdout).error.code }
  }

  it('take a batch from where it was left to its end', async () => {
    const batch = await issued('left')
    const resumed = await cairn('resume', batch, '--final', ...asked)
    expect(resumed.exitCode).to.equal(0)
    expect(JSON.parse(resumed.stdout).state).to.equal('final')
    expect(await statesOf(batch)).to.deep.equal(['planned', 'signed', 'sent', 'mined', 'final'])
  })

  it('issue and anchor in one go', async () => {
    const batch = join(folder, 'once')
    const { exitCode, stdout } = await issue(batch, '--anchor', '--final', ...asked)
    expect(exitCode).to.equal(0)
    expect(JSON.parse(stdout).state).to.equal('final')
    expect(await statesOf(batch)).to.deep.equal(['planned', 'signed', 'sent', 'mined', 'final'])
  })

  it('issue no award that another batch has, unless it is meant', async () => {
    await mkdir(join(folder, 'twice'))
    const refused = async (name: string) => {
      const { exitCode, stdout } = await issueOnce(join(folder, 'twice', name))
      return [exitCode, JSON.parse(stdout).error?.code]
    }
    expect(await refused('first')).to.deep.equal([0, undefined])
    expect(await refused('second')).to.deep.equal([2, 'BATCH_AWARD_KNOWN'])
    expect((await issue(join(folder, 'twice', 'third'))).exitCode).to.equal(0)
  })

  it('write one file with a line for each credential, if asked', async () => {
    const batch = await issued('lines', '--lines')
    const lines = (await readFile(join(batch, 'credentials.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(lines).to.have.length(2)
    expect((await cairn('anchor', batch, ...asked)).exitCode).to.equal(0)
    const policy = join(folder, 'policy.json')
    const key = formatAccountId({ chainId: 31337, address: toTestAccount(0).address })
    const pin = { issuer: 'did:web:harbour-academy.example', key }
    await writeFile(policy, JSON.stringify({ version: 1, pins: [pin] }))
    const all = [join(batch, 'credentials.jsonl'), '--policy', policy, ...asked.slice(2)]
    expect((await cairn('verify', ...all)).exitCode).to.equal(0)
  })

  it('suspend credentials and reinstate them, once', async () => {
    const batch = await issued('status')
    expect((await cairn('anchor', batch, ...asked)).exitCode).to.equal(0)
    const file = join(batch, '00001.json')
    const lifecycle = async () => {
      const { stdout } = await cairn('verify', file, ...asked.slice(1))
      return JSON.parse(stdout).results[0].report.verdict.lifecycle
    }
    const change = async (verb: string) => {
      const { exitCode, stdout } = await cairn(verb, file, ...asked)
      return [exitCode, JSON.parse(stdout).receipts.length, await lifecycle()]
    }
    expect(await change('suspend')).to.deep.equal([0, 1, 'suspended'])
    expect(await change('suspend')).to.deep.equal([0, 0, 'suspended'])
    expect(await change('reinstate')).to.deep.equal([0, 1, 'current'])
    expect(await change('reinstate')).to.deep.equal([0, 0, 'current'])
  })

  it('refuse an account that is not the key of the batch', async () => {
    const batch = await issued('other-key')
    const other = { CAIRN_PRIVATE_KEY: `0x${'42'.repeat(32)}` }
    const { exitCode, stdout } = await runCairn(['anchor', batch, ...asked], { env: other })
    expect(JSON.parse(stdout).error.code).to.equal('ANCHOR_WRONG_KEY')
    expect(exitCode).to.equal(2)
  })

  it('show what anchoring would cost, and send nothing', async () => {
    const batch = await issued('dry')
    const { exitCode, stdout } = await cairn('anchor', batch, '--dry-run', ...asked)
    expect(exitCode).to.equal(0)
    expect(JSON.parse(stdout)).to.have.keys('version', 'plan')
    expect(await statesOf(batch)).to.deep.equal(['planned', 'signed'])
  })

  it('issue nothing in a dry run, whether it is to be anchored or not', async () => {
    for (const more of [[], ['--anchor', ...asked.slice(2)]]) {
      const { exitCode, stdout } = await issue(join(folder, 'none'), '--dry-run', ...more)
      expect(exitCode).to.equal(0)
      const { plan, ...rest } = JSON.parse(stdout)
      expect(rest).to.deep.equal({ version: 1 })
      expect(/\d gas/.test(plan)).to.equal(more.length > 0)
      expect(await readdir(folder)).to.not.include('none')
    }
  })

  it('send nothing in a dry run of what was begun, either', async () => {
    const batch = await issued('dry-begun')
    const journal = await openJournal(toJournalPath(batch))
    // One that no node has, and whose number is used already.
    await journal.append({ ...sent, nonce: 0 })
    await journal.close()
    const before = await readFile(toJournalPath(batch))
    expect((await cairn('anchor', batch, '--dry-run', ...asked)).exitCode).to.equal(0)
    expect(await readFile(toJournalPath(batch))).to.deep.equal(before)
  })

  it('refuse to pay more than they may', async () => {
    const batch = await issued('dear')
    const limit = ['--max-cost', '0.000000000000000001']
    const failed = await failure('anchor', batch, ...limit, ...asked)
    expect(failed).to.deep.equal({ exitCode: 2, code: 'ANCHOR_TOO_COSTLY' })
    expect(await statesOf(batch)).to.deep.equal(['planned', 'signed'])
  })

  it('ask before they spend, and not again for what was begun', async () => {
    const batch = await issued('asked')
    const { exitCode } = await cairn('anchor', batch, ...asked.slice(1))
    expect(exitCode).to.equal(2)
    expect(await statesOf(batch)).to.deep.equal(['planned', 'signed'])
    expect((await cairn('anchor', batch, ...asked)).exitCode).to.equal(0)
    expect((await cairn('resume', batch, ...asked.slice(1))).exitCode).to.equal(0)
  })

  it('do not issue into the folder of another batch', async () => {
    const batch = await issued('taken')
    const before = await readFile(toJournalPath(batch))
    const { exitCode, stdout } = await issue(batch)
    expect(JSON.parse(stdout).error.code).to.equal('BATCH_FOLDER_TAKEN')
    expect(exitCode).to.equal(2)
    expect(await readFile(toJournalPath(batch))).to.deep.equal(before)
  })

  it('refuse a folder without a batch, and an amount that is none', async () => {
    const missing = await failure('resume', folder, ...asked)
    expect(missing).to.deep.equal({ exitCode: 2, code: 'JOURNAL_MISSING' })
    const odd = await failure('resume', folder, '--max-cost', 'much', ...asked)
    expect(odd).to.deep.equal({ exitCode: 2, code: 'USAGE' })
  })
})
