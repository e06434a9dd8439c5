import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { runCairn } from '../support/runCairn.ts'
import { startAnvil } from '../support/startAnvil.ts'

const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,data-literacy,2025-03-01
`

describe('a signer elsewhere', () => {
  let folder: string
  let anvil: Awaited<ReturnType<typeof startAnvil>>
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-signer-'))
    anvil = await startAnvil()
  })
  after(async () => {
    await anvil.stop()
    await rm(folder, { recursive: true })
  })

  it('deploys, anchors and revokes, where no key is at hand', async () => {
    const account = toTestAccount(0).address
    const env = { CAIRN_SIGNER: `${anvil.url}/?k=5e5e5e`, CAIRN_SIGNER_ACCOUNT: account }
    const on = ['--yes', '--json', '--rpc', anvil.url]
    const cairn = async (...args: string[]) => {
      const run = await runCairn(args, { env })
      expect(run.stdout + run.stderr).to.not.include('5e5e5e')
      return run
    }
    expect((await cairn('deploy', ...on)).exitCode).to.equal(0)
    await writeFile(join(folder, 'roster.csv'), roster)
    const batch = join(folder, 'spring')
    const from = [join(folder, 'roster.csv'), '--template', 'demo/academy.json', '--unsigned']
    const registry = formatAccountId(toDeployedRegistry(31337))
    const place = ['--registry', registry, '--key', account, '--out', batch, '--anchor']
    const issued = await cairn('issue', ...from, ...place, ...on)
    expect([issued.exitCode, JSON.parse(issued.stdout).state]).to.deep.equal([0, 'mined'])
    expect((await cairn('revoke', batch, '--all', ...on)).exitCode).to.equal(0)

    // It has several accounts.
    const several = { CAIRN_SIGNER: anvil.url }
    const unclear = await runCairn(['estimate', '1', ...on.slice(1)], { env: several })
    expect(JSON.parse(unclear.stdout).error.code).to.equal('REMOTE_SIGNER_ACCOUNT')
    const away = await runCairn(['estimate', '1', '--json', '--rpc', anvil.url], {
      env: { CAIRN_SIGNER: 'http://127.0.0.1:1/5e5e5e' },
    })
    expect(away.stdout + away.stderr)
      .to.include('REMOTE_SIGNER_UNREACHABLE')
      .and.not.include('5e5e')
    const none = await runCairn(['estimate', '1', '--json', '--rpc', anvil.url], {
      env: { CAIRN_SIGNER: 'unix:5e5e5e' },
    })
    expect([none.exitCode, JSON.parse(none.stdout).error.code]).to.deep.equal([2, 'USAGE'])
    expect(none.stdout + none.stderr).to.not.include('5e5e')
  }).timeout(60_000)
})
