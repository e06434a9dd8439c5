import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { Command } from 'commander'
import { withNetworkOptions } from '../../../scripts/network/networkOptions.ts'
import { withPriceOptions } from '../../../scripts/network/priceOptions.ts'
import { runCairn } from '../../support/runCairn.ts'

const address = `0x${'ab'.repeat(20)}`
const registry = `eip155:1:${address}`

describe('withProject', () => {
  let folder: string
  const at = (...names: string[]) => join(folder, ...names)
  const write = (name: string, more: object) =>
    writeFile(at(name), JSON.stringify({ version: 1, registry, ...more }))
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-project-'))
    await write('node.json', {
      network: { rpc: 'http://node.example' },
      account: { address, keystore: 'keys/account.json' },
      signingKey: { multikey: 'z6Mk', keystore: '/elsewhere/signing.json' },
      template: 'template.json',
      price: { feed: address },
    })
    await write('chain.json', { network: { chain: 'chain' } })
  })
  after(() => rm(folder, { recursive: true }))
  afterEach(() => {
    delete process.env.CAIRN_RPC
  })

  const run = async (config: string, ...args: string[]) => {
    let taken: Record<string, unknown> = {}
    const command = withPriceOptions(
      withNetworkOptions(new Command('x'), ['registry', 'key', 'template']),
    )
      .option('--registry <account>')
      .action((options) => {
        taken = options
      })
    await command.parseAsync(['--config', at(config), ...args], { from: 'user' })
    const { config: _, ...rest } = taken
    return JSON.parse(JSON.stringify(rest))
  }
  const own = () => ({
    registry,
    key: address,
    template: at('template.json'),
    keystore: at('keys/account.json'),
    signingKeystore: '/elsewhere/signing.json',
  })

  it('takes from the project what was not told', async () => {
    expect(await run('node.json')).to.deep.equal({
      ...own(),
      rpc: 'http://node.example',
      priceFeed: address,
    })
    expect(await run('chain.json')).to.deep.equal({ registry, chain: at('chain') })
  })

  it('goes by what was told, and by what goes with that', async () => {
    const other = `eip155:2:${address}`
    const args = ['--rpc', 'http://other.example', '--price', '7', '--registry', other]
    const told = { rpc: 'http://other.example', price: '7', registry: other }
    expect(await run('node.json', ...args)).to.deep.equal({ ...own(), ...told })
    expect(await run('node.json', '--chain', 'mine')).to.deep.equal({
      ...own(),
      chain: 'mine',
      priceFeed: address,
    })
    expect(await run('chain.json', '--rpc', 'http://x.example')).to.deep.equal({
      registry,
      rpc: 'http://x.example',
    })
  })

  it('prefers the environment to the project, and what was told to both', async () => {
    process.env.CAIRN_RPC = 'http://environment.example'
    expect((await run('node.json')).rpc).to.equal('http://environment.example')
    expect((await run('node.json', '--rpc', 'http://x.example')).rpc).to.equal('http://x.example')
    const told = await run('node.json', '--chain', 'mine')
    expect([told.chain, told.rpc]).to.deep.equal(['mine', undefined])
  })

  it('refuses a project that it cannot read', async () => {
    await mkdir(at('broken'))
    await writeFile(at('broken', 'cairn.config.json'), '{"version":1}')
    const { exitCode, stdout } = await runCairn(['estimate', '1', '--json'], { cwd: at('broken') })
    expect([exitCode, JSON.parse(stdout).error.code]).to.deep.equal([2, 'PROJECT_MALFORMED'])
    const missing = await runCairn(['estimate', '1', '--config', at('none.json'), '--json'])
    expect([missing.exitCode, JSON.parse(missing.stdout).error.code]).to.deep.equal([2, 'USAGE'])
  })

  it('is not heeded by whoever checks what others sent', async () => {
    await mkdir(at('sent'))
    await writeFile(at('sent', 'cairn.config.json'), '{"version":1}')
    await writeFile(at('sent', 'x.json'), '{}')
    for (const command of ['verify', 'explain']) {
      const { stdout } = await runCairn([command, 'x.json', '--offline', '--json'], {
        cwd: at('sent'),
      })
      expect(stdout, command).to.not.include('PROJECT')
    }
    const { stderr } = await runCairn(['verify', 'x.json', '--config', 'y'], { cwd: at('sent') })
    expect(stderr).to.include('--config')
  })
})
