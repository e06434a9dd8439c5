import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { createVerifier, type VerifierOptions } from '../../src/verifier/createVerifier.ts'
import type { Policy } from '../../src/verifier/Policy.ts'
import { buildBadge, sealBatch } from '../support/academy.ts'
import { openStage, type Stage } from '../support/openStage.ts'

describe('a verifier whose policy lists no registry', () => {
  let stage: Stage
  let policy: Policy
  let node: Rpc
  beforeEach(async () => {
    stage = await openStage()
    const { registries: _, ...rest } = stage.policy
    policy = rest
    node = stage.chain.rpc
  })
  afterEach(() => stage.chain.close())

  const judge = async (
    options: Omit<VerifierOptions, 'now'>,
    document = stage.credentials[0] as JsonObject,
  ) => {
    const now = await stage.chain.now()
    const verifier = createVerifier({ ...options, now: () => now })
    const { checks, verdict } = await verifier.verify(JSON.stringify(document))
    return [verdict.authenticity, checks.find(({ check }) => check === 'anchor')?.code]
  }
  /** The node, with other words for the calls of one method. */
  const withAnswer = (method: string, answer: () => unknown): Rpc => ({
    request: async (call) => (call.method === method ? answer() : stage.chain.rpc.request(call)),
  })
  /** Sealed, and anchored where that can be, for a registry of somebody's choice. */
  const sealFor = async (registry: Stage['chain']['registry']) => {
    const { key } = stage.chain.writer(0)
    const batch = await sealBatch({ documents: [buildBadge('Hal')], registry, key })
    if (registry.chainId === stage.chain.registry.chainId) {
      await stage.chain.writer(0, registry).anchor(batch)
    }
    return batch.credentials[0]!.document
  }

  it('trusts the deployed one, on the chain of its own node', async () => {
    expect(await judge({ policy, node })).to.deep.equal(['valid', 'ANCHOR_FOUND'])
  })

  it('trusts the deployed one by a reader of its own', async () => {
    const registries = [stage.chain.reader]
    expect(await judge({ policy, registries })).to.deep.equal(['valid', 'ANCHOR_FOUND'])
  })

  it('needs no policy to find the anchor, only to know the issuer', async () => {
    expect(await judge({ node })).to.deep.equal(['indeterminate', 'ANCHOR_FOUND'])
  })

  it('trusts no registry elsewhere on that chain, though a credential names it', async () => {
    const document = await sealFor(await stage.chain.deploy())
    expect(await judge({ policy, node }, document)).to.deep.equal([
      'indeterminate',
      'REGISTRY_UNKNOWN',
    ])
  })

  it('trusts no other chain, though a credential names it', async () => {
    const document = await sealFor({ ...stage.chain.registry, chainId: 1 })
    for (const registries of [[], [stage.chain.reader]]) {
      expect(await judge({ policy, node, registries }, document)).to.deep.equal([
        'indeterminate',
        'REGISTRY_UNKNOWN',
      ])
    }
  })

  it('trusts no code at that address but its own', async () => {
    const { address } = stage.chain.registry
    const params = [address, 'latest']
    const code = await node.request({ method: 'eth_getCode', params })
    await node.request({ method: 'hardhat_setCode', params: [address, `${code}00`] })
    expect(await judge({ policy, node })).to.deep.equal(['indeterminate', 'CHAIN_UNREACHABLE'])
    await node.request({ method: 'hardhat_setCode', params: [address, code] })
    expect(await judge({ policy, node })).to.deep.equal(['valid', 'ANCHOR_FOUND'])
  })

  it('cannot tell without a node', async () => {
    expect(await judge({ policy })).to.deep.equal(['indeterminate', 'REGISTRY_NOT_READ'])
  })

  it('cannot tell where the node does not tell its chain, and asks again', async () => {
    let isDead = true
    const failing = withAnswer('eth_chainId', () => {
      if (isDead) throw new Error('gone')
      return `0x${stage.chain.registry.chainId.toString(16)}`
    })
    const now = await stage.chain.now()
    const verifier = createVerifier({ policy, node: failing, now: () => now })
    const ask = async () => {
      const { checks } = await verifier.verify(JSON.stringify(stage.credentials[0]))
      return checks.find(({ check }) => check === 'anchor')?.code
    }
    expect(await ask()).to.equal('CHAIN_UNREACHABLE')
    isDead = false
    expect(await ask()).to.equal('ANCHOR_FOUND')
  })

  it('asks for the chain once, however many credentials name another', async () => {
    let asked = 0
    const counting = withAnswer('eth_chainId', () => {
      asked++
      return '0x5'
    })
    const verifier = createVerifier({ policy, node: counting, now: Date.now })
    const texts = stage.credentials.map((it) => JSON.stringify(it))
    for await (const { verdict } of verifier.verifyAll(texts)) {
      expect(verdict.authenticity).to.equal('indeterminate')
    }
    expect(asked).to.equal(1)
  })
})

describe('a verifier whose policy lists registries', () => {
  let stage: Stage
  before(async () => {
    stage = await openStage()
  })
  after(() => stage.chain.close())

  const judge = async (policy: Policy, document = stage.credentials[0]) => {
    const now = await stage.chain.now()
    const verifier = createVerifier({ policy, node: stage.chain.rpc, now: () => now })
    const { checks } = await verifier.verify(JSON.stringify(document))
    return checks.find(({ check }) => check === 'anchor')?.code
  }

  it('trusts these, by its node', async () => {
    expect(await judge(stage.policy)).to.equal('ANCHOR_FOUND')
  })

  it('cannot tell of one that is on another chain than its node', async () => {
    const { registry } = stage.policy.registries![0]!
    const other = { ...registry, chainId: 1 }
    const registries = [{ registry: other, finality: 'finalized' }] as const
    const { key } = stage.chain.writer(0)
    const batch = await sealBatch({ documents: [buildBadge('Ivy')], registry: other, key })
    const document = batch.credentials[0]!.document
    expect(await judge({ ...stage.policy, registries }, document)).to.equal('CHAIN_UNREACHABLE')
  })

  it('does not trust the deployed one unless it is among them', async () => {
    expect(await judge({ ...stage.policy, registries: [] })).to.equal('REGISTRY_UNKNOWN')
    const other = { registry: await stage.chain.deploy(), finality: 'finalized' } as const
    expect(await judge({ ...stage.policy, registries: [other] })).to.equal('REGISTRY_UNKNOWN')
  })
})
