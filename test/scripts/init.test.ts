import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toRpc } from '../../scripts/network/toRpc.ts'
import { parseDidDocument } from '../../src/identity/parseDidDocument.ts'
import { parsePolicy } from '../../src/verifier/parsePolicy.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

const did = 'did:web:academy.example'
const password = 'a password that nobody else has'
const known = { CAIRN_PASSWORD: password }
const named = ['--name', 'Example Academy', '--did', did]
const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,first-badge,2025-03-01
`

describe('cairn init', () => {
  let folder: string
  let node: Awaited<ReturnType<typeof startNode>>
  const at = (...names: string[]) => join(folder, ...names)
  const readJson = async (...names: string[]) => JSON.parse(await readFile(at(...names), 'utf8'))
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-init-'))
    node = await startNode()
    const env = { CAIRN_PRIVATE_KEY: testKey }
    await runCairn(['deploy', '--yes', '--rpc', node.url], { env })
  })
  after(async () => {
    await node.stop()
    await rm(folder, { recursive: true })
  })

  const init = async (args: readonly string[], env: Record<string, string> = known) => {
    const run = await runCairn(['init', ...args, '--json'], { env, cwd: folder })
    expect(run.stdout + run.stderr).to.not.include(password)
    return { ...run, answer: JSON.parse(run.stdout) }
  }
  const codeOf = async (args: readonly string[], env?: Record<string, string>) => {
    const { exitCode, answer } = await init(args, env)
    return [exitCode, answer.error?.code]
  }

  it('makes all that an issuer needs, from which credentials come that verify', async () => {
    const first = await init(['tried', ...named, '--chain', 'chain'])
    expect([first.exitCode, first.answer.issuerId]).to.deep.equal([0, 1])
    const project = await readJson('tried', 'cairn.config.json')
    expect(project).to.deep.include({ issuerId: 1, network: { chain: 'chain' } })
    const document = parseDidDocument(await readJson('tried', 'did.json'), did)
    expect(document.assertionMethod[0]?.key).to.deep.equal({ multikey: first.answer.multikey })
    expect(document.cairnIssuers[0]).to.have.property('issuerId', 1)
    expect(parsePolicy(await readJson('tried', 'policy.json')).pins).to.have.length(1)
    expect((await stat(at('tried', 'keys', 'signing.json'))).mode & 0o777).to.equal(0o600)
    expect(await readFile(at('tried', 'keys', '.gitignore'), 'utf8')).to.equal('*\n')

    const template = await readFile(at('tried', 'template.json'), 'utf8')
    await writeFile(at('tried', 'template.json'), template.replaceAll(/<[^<>]*>/g, 'Weaving'))
    await writeFile(at('tried', 'roster.csv'), roster)
    // In a folder of the project, and told nothing that the project knows.
    const cairn = (...args: string[]) => runCairn(args, { env: known, cwd: at('tried', 'keys') })
    const issued = await cairn('issue', '../roster.csv', '--out', '../spring', '--anchor', '--json')
    expect(issued.exitCode).to.equal(0)
    const checked = await cairn(
      ...['verify', '../spring/00001.json', '--json'],
      ...['--chain', '../chain', '--policy', '../policy.json'],
    )
    expect(checked.exitCode).to.equal(0)
    const { checks } = JSON.parse(checked.stdout).results[0].report
    const codes = checks.map(({ code }: { code: string }) => code)
    expect(codes).to.include.members(['SIGNATURE_OK', 'IDENTITY_PINNED', 'KEY_GOOD'])

    const again = await init(['tried'])
    expect(again.answer).to.deep.equal(first.answer)
    expect(again.stderr).to.equal('')
  })

  it('waits for money, and goes on then', async () => {
    const args = ['real', ...named, '--rpc', node.url, '--yes']
    expect(await codeOf(args)).to.deep.equal([2, 'ISSUER_NO_FUNDS'])
    const { account } = await readJson('real', 'cairn.config.json')
    expect(account.keystore).to.equal('keys/account.json')
    expect((await stat(at('real', 'keys', 'account.json'))).mode & 0o777).to.equal(0o600)
    await toRpc(node.url).request({
      method: 'hardhat_setBalance',
      params: [account.address, '0xde0b6b3a7640000'],
    })
    expect(await codeOf([...args, '--max-cost', '0'])).to.deep.equal([2, 'ISSUER_TOO_COSTLY'])
    const done = await init(args)
    expect([done.exitCode, done.answer.account]).to.deep.equal([0, account.address])
    const project = await readJson('real', 'cairn.config.json')
    expect(project).to.deep.include({ account, network: { rpc: node.url } })
    expect(project.issuerId).to.equal(done.answer.issuerId)
    expect(await codeOf(['real', '--did', 'did:web:other.example'])).to.deep.equal([2, 'USAGE'])
  })

  it('writes down no address that may hold a key', async () => {
    const secret = `${node.url}/v3/0123456789abcdef`
    const env = { ...known, CAIRN_PRIVATE_KEY: testKey }
    const { exitCode, stdout, stderr } = await init(
      ['hidden', ...named, '--rpc', secret, '--yes'],
      env,
    )
    expect(exitCode).to.equal(0)
    const project = await readFile(at('hidden', 'cairn.config.json'), 'utf8')
    expect(JSON.parse(project)).to.not.have.property('network')
    expect(project + stdout + stderr).to.not.include('0123456789abcdef')
    expect(await codeOf(['hidden'], env)).to.deep.equal([2, 'USAGE'])
    const again = await init(['hidden'], { ...env, CAIRN_RPC: secret })
    expect(again.exitCode).to.equal(0)
    expect(await readdir(at('hidden', 'keys'))).to.have.members(['.gitignore', 'signing.json'])
  })

  it('keeps what a project has, and makes no other account for it', async () => {
    const env = { ...known, CAIRN_PRIVATE_KEY: `0x${'11'.repeat(32)}` }
    const before = await readFile(at('real', 'cairn.config.json'), 'utf8')
    expect(await codeOf(['real'], env)).to.deep.equal([2, 'USAGE'])
    // That of this one is in the environment only.
    expect(await codeOf(['hidden', '--rpc', node.url])).to.deep.equal([2, 'KEY_NOT_GIVEN'])
    expect(await readdir(at('hidden', 'keys'))).to.not.include('account.json')

    const project = JSON.parse(before)
    const registry = project.registry.replace('31337', '1')
    await writeFile(at('real', 'cairn.config.json'), JSON.stringify({ ...project, registry }))
    expect(await codeOf(['real'])).to.deep.equal([2, 'USAGE'])
    const price = { amount: '2500', currency: 'EUR' }
    await writeFile(at('real', 'cairn.config.json'), JSON.stringify({ ...project, price }))
    expect((await init(['real', '--rpc', node.url])).exitCode).to.equal(0)
    expect(await readJson('real', 'cairn.config.json')).to.deep.equal({ ...project, price })
    await rm(at('real', 'keys', 'signing.json'))
    expect(await codeOf(['real'])).to.deep.equal([2, 'USAGE'])
    expect(await readdir(at('real', 'keys'))).to.not.include('signing.json')
  })

  it('shows what it would do, and writes nothing', async () => {
    const { exitCode, answer } = await init(['dry', ...named, '--rpc', node.url, '--dry-run'])
    expect(exitCode).to.equal(0)
    expect(answer.plan).to.include(did).and.include('gas')
    expect(await readdir(folder)).to.not.include('dry')
  })

  it('asks nobody where nobody is there, and refuses what cannot be', async () => {
    expect(await codeOf(['x', '--did', did, '--rpc', node.url])).to.deep.equal([2, 'USAGE'])
    expect(await codeOf(['x', '--name', 'A', '--rpc', node.url])).to.deep.equal([2, 'USAGE'])
    expect(await codeOf(['x', ...named])).to.deep.equal([2, 'USAGE'])
    const odd = ['x', '--name', 'A', '--did', 'did:web:localhost', '--rpc', node.url]
    expect(await codeOf(odd)).to.deep.equal([2, 'INVALID_DID_WEB'])
    const away = ['x', ...named, '--rpc', 'http://127.0.0.1:1']
    expect(await codeOf(away)).to.deep.equal([3, 'REGISTRY_UNREACHABLE'])
    expect(await readdir(folder)).to.not.include('x')
  })

  it('asks for the contracts where there are none', async () => {
    const bare = await startNode()
    try {
      const args = ['bare', ...named, '--rpc', bare.url, '--yes']
      expect(await codeOf(args)).to.deep.equal([2, 'USAGE'])
      expect(await readdir(folder)).to.not.include('bare')
    } finally {
      await bare.stop()
    }
  })
})
