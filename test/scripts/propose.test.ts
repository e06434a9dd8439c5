import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { openRpc } from '../../scripts/network/openRpc.ts'
import { toRpc } from '../../scripts/network/toRpc.ts'
import { formatAccountId } from '../../src/base/accountId.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { createSafe, type Safe } from '../support/createSafe.ts'
import { runCairn, testKey } from '../support/runCairn.ts'
import { startNode } from '../support/startNode.ts'

const roster = `name,email,achievement,awarded_on
Ada Example,ada@learners.example,data-literacy,2025-03-01
Béla Example,bela@learners.example,data-literacy,2025-03-02
`

describe('a proposal to a contract wallet', () => {
  let folder: string
  let node: Awaited<ReturnType<typeof startNode>>
  let safe: Safe
  const at = (name: string) => join(folder, name)
  /** Without any key at hand. */
  const cairn = async (...args: string[]) => {
    const { exitCode, stdout } = await runCairn([...args, '--json', '--rpc', node.url])
    return { exitCode, answer: JSON.parse(stdout) }
  }
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-propose-'))
    node = await startNode()
    const env = { CAIRN_PRIVATE_KEY: testKey }
    await runCairn(['deploy', '--yes', '--rpc', node.url], { env })
    const payer = await (await openRpc(node.url)).sender(toTestAccount(0))
    const owners = [1, 2, 3]
    safe = await createSafe({ rpc: toRpc(node.url), payer, owners, signers: [1, 3] })
    await writeFile(at('roster.csv'), roster)
  })
  after(async () => {
    await node.stop()
    await rm(folder, { recursive: true })
  })

  const issue = async (name: string, key: string) => {
    const from = [at('roster.csv'), '--template', 'demo/academy.json', '--unsigned', '--again']
    const place = ['--registry', formatAccountId(toDeployedRegistry(31337)), '--key', key]
    const run = await runCairn(['issue', ...from, ...place, '--out', at(name), '--json'])
    expect(run.exitCode).to.equal(0)
    return at(name)
  }
  /** What the owners do with it, in the Safe's own program. */
  const execute = async (file: string) => {
    const proposal = JSON.parse(await readFile(file, 'utf8'))
    expect(proposal.meta.createdFromSafeAddress).to.equal(safe.address)
    expect([proposal.version, proposal.chainId]).to.deep.equal(['1.0', '31337'])
    for (const { to, value, data } of proposal.transactions) {
      expect(value).to.equal('0')
      await safe.sender.send({ to, data })
    }
  }

  it('is executed by its owners, and the batch goes on where no key is', async () => {
    const batch = await issue('spring', safe.address)
    const early = await cairn('anchor', batch)
    expect([early.exitCode, early.answer.error.code]).to.deep.equal([1, 'ANCHOR_BY_CONTRACT'])
    const proposed = await cairn('anchor', batch, '--propose', at('anchor.json'))
    expect([proposed.exitCode, proposed.answer.calls]).to.deep.equal([0, 1])
    expect((await cairn('resume', batch)).answer.error.code).to.equal('ANCHOR_BY_CONTRACT')
    const twice = await cairn('anchor', batch, '--propose', at('anchor.json'))
    expect([twice.exitCode, twice.answer.error.code]).to.deep.equal([2, 'USAGE'])

    await execute(at('anchor.json'))
    const done = await cairn('anchor', batch, '--propose', at('again.json'))
    expect([done.exitCode, Object.keys(done.answer)]).to.deep.equal([0, ['version', 'plan']])
    expect(await readFile(at('again.json')).catch(({ code }) => code)).to.equal('ENOENT')
    const resumed = await cairn('resume', batch)
    expect([resumed.exitCode, resumed.answer.state]).to.deep.equal([0, 'final'])

    const revoke = await cairn('revoke', batch, '--row', '2', '--propose', at('revoke.json'))
    expect([revoke.exitCode, revoke.answer.calls]).to.deep.equal([0, 1])
    await execute(at('revoke.json'))
    const nothing = await cairn('revoke', batch, '--row', '2', '--propose', at('none.json'))
    expect(Object.keys(nothing.answer)).to.deep.equal(['version', 'plan'])
    const lifecycles = []
    for (const file of ['00001.json', '00002.json']) {
      const { answer } = await cairn('verify', join(batch, file))
      lifecycles.push(answer.results[0].report.verdict.lifecycle)
    }
    expect(lifecycles).to.deep.equal(['current', 'revoked'])
  })

  it('renews: the anchor and what it supersedes in one file', async () => {
    const batch = await issue('old', safe.address)
    await cairn('anchor', batch, '--propose', at('old.json'))
    await execute(at('old.json'))
    expect((await cairn('resume', batch)).exitCode).to.equal(0)
    const out = ['--out', at('new'), '--unsigned', '--from', '2025-06-01']
    const begun = await cairn('renew', batch, '--all', ...out, '--yes')
    expect(begun.answer.error.code).to.equal('KEY_NOT_GIVEN')
    const proposed = await cairn('anchor', at('new'), '--propose', at('renew.json'))
    expect([proposed.exitCode, proposed.answer.calls]).to.deep.equal([0, 2])
    await execute(at('renew.json'))
    expect((await cairn('resume', at('new'))).answer.superseded).to.deep.equal([])
    const { answer } = await cairn('verify', join(batch, '00001.json'))
    expect(answer.results[0].report.verdict.lifecycle).to.equal('superseded')
  })

  it('is for a contract wallet only, and for one', async () => {
    const own = toTestAccount(4).address
    const batch = await issue('own', own)
    const refused = await cairn('anchor', batch, '--propose', at('own.json'))
    expect([refused.exitCode, refused.answer.error.code]).to.deep.equal([2, 'USAGE'])
    // What the registry would refuse is not proposed: the wallet has no say over another's batch.
    const env = { CAIRN_PRIVATE_KEY: testKey }
    const others = await issue('others', toTestAccount(0).address)
    const sent = ['anchor', others, '--yes', '--rpc', node.url]
    expect((await runCairn(sent, { env })).exitCode).to.equal(0)
    const from = ['--from', safe.address, '--propose', at('bad.json')]
    const bad = await cairn('revoke', others, '--all', ...from)
    expect([bad.exitCode, bad.answer.error.code]).to.deep.equal([1, 'REGISTRY_REVERTED'])
    const several = ['revoke', others, at('spring'), '--all', '--propose', at('both.json')]
    expect((await cairn(...several)).answer.error.code).to.equal('USAGE')
  })
})
