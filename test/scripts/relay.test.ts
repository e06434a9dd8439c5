import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { type RunningCairn, startCairn } from '../support/startCairn.ts'
import { findPort, startNode } from '../support/startNode.ts'

const registry = formatAccountId(toDeployedRegistry(31337))
const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,data-literacy,2025-03-01
Béla Example,bela@learners.example,data-literacy,2025-03-02
`

describe('cairn relay', () => {
  let folder: string
  let node: Awaited<ReturnType<typeof startNode>>
  let relay: RunningCairn
  const env = { CAIRN_PRIVATE_KEY: testKey }
  const at = (name: string) => join(folder, name)
  const start = (...more: string[]) =>
    startCairn(
      [
        'relay',
        '--data',
        at('relay'),
        '--port',
        '0',
        '--interval',
        '1',
        '--rpc',
        node.url,
        ...more,
      ],
      env,
    )
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-relay-'))
    node = await startNode()
    await runCairn(['deploy', '--yes', '--rpc', node.url], { env })
    await writeFile(at('roster.csv'), roster)
  })
  afterEach(async () => {
    relay.signal('SIGTERM')
    expect(await relay.ended).to.equal(0)
  })
  after(async () => {
    await node.stop()
    await rm(folder, { recursive: true })
  })

  const issue = async (name: string) => {
    const from = [at('roster.csv'), '--template', 'demo/academy.json', '--unsigned', '--again']
    const place = ['--registry', registry, '--key', toTestAccount(0).address, '--out', at(name)]
    expect((await runCairn(['issue', ...from, ...place])).exitCode).to.equal(0)
    return at(name)
  }

  it('anchors what its issuers send, and their credentials verify', async () => {
    relay = await start('--any-key')
    const [url] = relay.stdout.match(/http:\S+/) ?? ['nowhere']
    const batch = await issue('spring')
    const shown = await runCairn(
      ['anchor', batch, '--relay', url, '--rpc', node.url, '--dry-run', '--json'],
      { env },
    )
    expect(JSON.parse(shown.stdout).plan).to.include('2 credentials')
    const anchored = await runCairn(
      ['anchor', batch, '--relay', url, '--rpc', node.url, '--json'],
      {
        env,
      },
    )
    expect([anchored.exitCode, JSON.parse(anchored.stdout).state]).to.deep.equal([0, 'final'])

    const { issuer } = JSON.parse(await readFile('demo/academy.json', 'utf8'))
    const key = formatAccountId({ chainId: 31337, address: toTestAccount(0).address })
    const policy = { version: 1, pins: [{ issuer: issuer.id, key }] }
    await writeFile(at('policy.json'), JSON.stringify(policy))
    const verify = async () => {
      const args = ['verify', batch, '--rpc', node.url, '--policy', at('policy.json'), '--json']
      const { exitCode, stdout } = await runCairn(args)
      type Result = { report: { checks: { check: string; code: string }[] } }
      const anchors = JSON.parse(stdout).results.map(({ report }: Result) => {
        return report.checks.find(({ check }) => check === 'anchor')?.code
      })
      return [exitCode, ...anchors]
    }
    expect(await verify()).to.deep.equal([0, 'ANCHOR_IN_AGGREGATE', 'ANCHOR_IN_AGGREGATE'])
    const revoked = ['revoke', batch, '--row', '2', '--yes', '--rpc', node.url]
    expect((await runCairn(revoked, { env })).exitCode).to.equal(0)
    expect((await verify())[0]).to.equal(1)
  })

  it('takes batches of issuers on chain only, unless told otherwise', async () => {
    relay = await start()
    const [url] = relay.stdout.match(/http:\S+/) ?? ['nowhere']
    const batch = await issue('autumn')
    const args = ['anchor', batch, '--relay', url, '--rpc', node.url, '--json']
    const refused = await runCairn(args, { env })
    expect(JSON.parse(refused.stdout).error.code).to.equal('ANCHOR_RELAY_REFUSED')
    expect(refused.stdout + refused.stderr + relay.stderr).to.not.include(testKey.slice(2))

    // Whoever waits for no relay anchors without one.
    const own = await runCairn(['anchor', batch, '--yes', '--rpc', node.url, '--json'], { env })
    expect([own.exitCode, JSON.parse(own.stdout).state]).to.deep.equal([0, 'final'])
  })

  it('is gone on with by `resume`, which knows whom it asked', async () => {
    const port = ['--port', String(await findPort())]
    relay = await start(...port)
    const [url] = relay.stdout.match(/http:\S+/) ?? ['nowhere']
    const batch = await issue('winter')
    const on = ['--rpc', node.url, '--json']
    const refused = await runCairn(['anchor', batch, '--relay', url, ...on], { env })
    expect(JSON.parse(refused.stdout).error.code).to.equal('ANCHOR_RELAY_REFUSED')
    relay.signal('SIGTERM')
    await relay.ended
    relay = await start('--any-key', ...port)
    const resumed = await runCairn(['resume', batch, ...on], { env })
    expect([resumed.exitCode, JSON.parse(resumed.stdout).state]).to.deep.equal([0, 'final'])
  })
})
