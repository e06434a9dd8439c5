import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,web-accessibility,2023-12-01
Béla Example,bela@learners.example,web-accessibility,2023-12-02
Chi Example,chi@learners.example,web-accessibility,2023-12-03
`

describe('cairn renew', () => {
  let folder: string
  let stop: () => Promise<void>
  let asked: readonly string[]
  const cairn = (...args: string[]) => runCairn(args, { env: { CAIRN_PRIVATE_KEY: testKey } })

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-renew-'))
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

  const issue = async (name: string) => {
    const place = ['--registry', formatAccountId(toDeployedRegistry(31337))]
    const from = [join(folder, 'roster.csv'), '--template', 'demo/academy.json', '--unsigned']
    const key = ['--key', toTestAccount(0).address, '--out', join(folder, name), '--anchor']
    expect(
      (await cairn('issue', ...from, ...place, ...key, '--again', ...asked)).exitCode,
    ).to.equal(0)
    return join(folder, name)
  }
  const lifecycleOf = async (file: string) => {
    const { stdout } = await cairn('verify', file, ...asked.slice(1))
    return JSON.parse(stdout).results[0].report.verdict.lifecycle
  }
  const renew = (batch: string, out: string, ...more: string[]) =>
    cairn('renew', batch, '--out', join(folder, out), '--unsigned', ...more, ...asked)
  const failure = async (run: Promise<{ exitCode: number; stdout: string }>) => {
    const { exitCode, stdout } = await run
    return [exitCode, JSON.parse(stdout).error.code]
  }

  it('issues successors, anchors them, and marks the old ones as superseded', async () => {
    const batch = await issue('first')
    const from = ['--from', '2024-01-01', '--months', '600']
    const run = await renew(batch, 'second', '--row', '1', '--row', '3', ...from)
    expect(run.exitCode).to.equal(0)
    expect(JSON.parse(run.stdout).superseded).to.have.length(1)
    const lifecycles = []
    for (const name of ['00001.json', '00002.json', '00003.json']) {
      lifecycles.push(await lifecycleOf(join(batch, name)))
    }
    expect(lifecycles).to.deep.equal(['superseded', 'current', 'superseded'])
    const successor = join(folder, 'second', '00002.json')
    expect(await lifecycleOf(successor)).to.equal('current')
    const document = JSON.parse(await readFile(successor, 'utf8'))
    const chi = JSON.parse(await readFile(join(batch, '00003.json'), 'utf8'))
    expect(document.credentialSubject).to.deep.equal(chi.credentialSubject)
    expect(document.id).to.not.equal(chi.id)
    expect(document).to.include({
      validFrom: '2024-01-01T00:00:00Z',
      validUntil: '2074-01-01T00:00:00Z',
    })

    expect(await failure(renew(batch, 'third', '--all', ...from))).to.deep.equal([
      ...[2, 'CHANGE_SUPERSEDED'],
    ])
  })

  it('does not bring back what was revoked', async () => {
    const batch = await issue('revoked')
    expect((await cairn('revoke', batch, '--row', '2', ...asked)).exitCode).to.equal(0)
    expect(await failure(renew(batch, 'back', '--all'))).to.deep.equal([2, 'CHANGE_REVOKED'])
  })

  it('goes on where it was interrupted, and supersedes what it was to supersede', async () => {
    const batch = await issue('begun')
    // What it may cost is for nothing: it ends once the successors are made.
    const poor = ['--max-cost', '0.000000000000000001']
    expect(await failure(renew(batch, 'later', '--all', ...poor))).to.deep.equal([
      ...[2, 'CHANGE_TOO_COSTLY'],
    ])
    expect(await lifecycleOf(join(batch, '00001.json'))).to.equal('current')
    // Another renewal of the same would give each learner two successors.
    expect(await failure(renew(batch, 'twice', '--row', '2'))).to.deep.equal([
      ...[2, 'BATCH_RENEWAL_KNOWN'],
    ])
    const later = join(folder, 'later')
    const resumed = await cairn('resume', later, ...asked)
    expect(resumed.exitCode).to.equal(0)
    expect(JSON.parse(resumed.stdout).superseded).to.have.length(1)
    expect(await lifecycleOf(join(batch, '00001.json'))).to.equal('superseded')
    const again = await cairn('resume', later, ...asked)
    expect(JSON.parse(again.stdout).superseded).to.deep.equal([])

    await appendFile(join(later, '.batch', 'supersedes'), 'uAA\n')
    expect(await failure(cairn('resume', later, ...asked))).to.deep.equal([2, 'BATCH_CHANGED'])
  })

  it('shows what it would do, and does nothing of it', async () => {
    const batch = await issue('shown')
    const shown = await renew(batch, 'none', '--all', '--dry-run')
    expect(Object.keys(JSON.parse(shown.stdout))).to.deep.equal(['version', 'plan'])
    expect(await failure(cairn('resume', join(folder, 'none'), ...asked))).to.deep.equal([
      ...[2, 'JOURNAL_MISSING'],
    ])
    for (const odd of [
      ['--months', '0'],
      ['--from', 'soon'],
      ['--from', '2026-02-30'],
    ]) {
      expect((await renew(batch, 'none', '--all', ...odd)).exitCode).to.equal(2)
    }
  })
})
