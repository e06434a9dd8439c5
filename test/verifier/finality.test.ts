import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { createRegistryReader } from '../../src/registry/createRegistryReader.ts'
import { buildBadge } from '../support/academy.ts'
import { openAnvil } from '../support/nodes.ts'
import { type Chain, openChain } from '../support/openChain.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

describe('a verifier on anvil, where `finalized` trails 64 blocks behind', () => {
  let chain: Chain
  let stage: Stage
  const judge = async (document: JsonObject, verifier = stage.verifier()) => {
    const { verdict, checks } = await verifier.verify(JSON.stringify(document))
    return [verdict.authenticity, verdict.lifecycle, checks[2]?.code]
  }
  before(async () => {
    chain = await openChain(openAnvil)
    // The registry itself has to be final before anything can be asked of it.
    await chain.mine(70)
    stage = await openStage(chain)
  })
  after(() => chain?.close())

  it('waits until the anchor is final', async () => {
    const { document } = await issueOne(stage, buildBadge('Zed'))
    expect(await judge(document)).to.deep.equal(['indeterminate', 'unknown', 'ANCHOR_NOT_FINAL'])
    await chain.mine(70)
    expect(await judge(document)).to.deep.equal(['valid', 'current', 'ANCHOR_FOUND'])
  })

  it('counts confirmations instead where the policy says so', async () => {
    const registries = [{ registry: chain.registry, finality: { confirmations: 3 } }]
    const verifier = stage.verifier({ policy: { ...stage.policy, registries } })
    const { document } = await issueOne(stage, buildBadge('Abe'))
    await chain.mine(2)
    expect((await judge(document, verifier))[2]).to.equal('ANCHOR_NOT_FINAL')
    await chain.mine(1)
    expect((await judge(document, verifier))[2]).to.equal('ANCHOR_FOUND')
  })

  it('sees a revocation once it is final', async () => {
    const { document, root, index } = await issueOne(stage, buildBadge('Bea'))
    await chain.mine(70)
    await chain.writer().revoke({ root, indexes: [index] })
    expect((await judge(document))[1]).to.equal('current')
    await chain.mine(70)
    expect((await judge(document))[1]).to.equal('revoked')
  })

  it('cannot tell as long as the registry itself is not final', async () => {
    const registry = await chain.deploy()
    const young = { ...chain, registry }
    const { document } = await issueOne({ chain: young }, buildBadge('Cy'), { anchored: false })
    const policy = { ...stage.policy, registries: [{ registry, finality: 'finalized' as const }] }
    const reader = createRegistryReader({ rpc: chain.rpc, registry })
    const verifier = stage.verifier({ policy, registries: [reader] })
    expect(await judge(document, verifier)).to.deep.equal([
      'indeterminate',
      'unknown',
      'CHAIN_UNREACHABLE',
    ])
  })

  it('cannot tell once the node has died', async () => {
    const [good] = stage.credentials as [JsonObject]
    await chain.mine(70)
    expect((await judge(good))[0]).to.equal('valid')
    await chain.close()
    expect(await judge(good)).to.deep.equal(['indeterminate', 'unknown', 'CHAIN_UNREACHABLE'])
  })
})
