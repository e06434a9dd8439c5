import { expect } from 'chai'
import type { Bundle } from '../../src/bundle/BundleShape.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { type BundleOptions, buildBundle } from '../../src/verifier/buildBundle.ts'
import { createVerifier, type VerifierOptions } from '../../src/verifier/createVerifier.ts'
import { defaultMaxBundleAge, type Policy } from '../../src/verifier/Policy.ts'
import type { Report } from '../../src/verifier/Report.ts'
import { buildBadge } from '../support/academy.ts'
import { passTime } from '../support/claimKey.ts'
import { type OpenNode, openAnvil, openEmbedded, openEthereumJs } from '../support/nodes.ts'
import { type Chain, openChain } from '../support/openChain.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

const nodes: Readonly<Record<string, OpenNode>> = {
  EDR: openEmbedded,
  anvil: openAnvil,
  EthereumJS: () => openEthereumJs(),
}

for (const [name, openNode] of Object.entries(nodes)) {
  describe(`a bundle from ${name}`, () => {
    let chain: Chain
    let stage: Stage
    let policy: Policy
    before(async () => {
      chain = await openChain(openNode)
      stage = await openStage(chain)
      const registries = [{ registry: chain.registry, finality: { confirmations: 0 } }]
      policy = { ...stage.policy, registries }
    })
    after(() => chain.close())

    const build = async (document: JsonObject, change: Partial<BundleOptions> = {}) => {
      const now = await chain.now()
      const options = { rpc: chain.rpc, policy, now: () => now, ...change }
      return (await buildBundle(JSON.stringify(document), options)).bundle
    }
    const trusting = async (): Promise<Policy> => {
      const { hash } = await chain.reader.readBlock('latest')
      return { ...policy, trustedBlocks: [{ chainId: chain.registry.chainId, hash }] }
    }
    const judge = async (bundle: Bundle, change: Partial<VerifierOptions> = {}) => {
      const now = await chain.now()
      return createVerifier({ policy, now: () => now, ...change }).verify(JSON.stringify(bundle))
    }
    const verdictOf = ({ verdict }: Report) => [verdict.authenticity, verdict.lifecycle]
    const codeOf = ({ checks }: Report) => checks.find(({ check }) => check === 'anchor')?.code

    it('makes a credential valid without a node, as of the time of its block', async () => {
      const bundle = await build(stage.credentials[0] as JsonObject)
      const report = await judge(bundle, { policy: await trusting() })
      expect(verdictOf(report)).to.deep.equal(['valid', 'current'])
      expect(report.verdict.policy).to.deep.equal({ outcome: 'accepted' })
      expect(report.asOf).to.equal(new Date(await chain.now()).toISOString())
    })

    it('shows that a credential was revoked', async () => {
      const { document, root, index } = await issueOne(stage, buildBadge('Rae'))
      const fresh = await build(document)
      const then = await trusting()
      await chain.writer().revoke({ root, indexes: [index] })
      const report = await judge(await build(document), { policy: await trusting() })
      expect(verdictOf(report)).to.deep.equal(['valid', 'revoked'])
      // What came later no bundle knows.
      expect(verdictOf(await judge(fresh, { policy: then }))).to.deep.equal(['valid', 'current'])
    })

    it('counts for nothing without somebody who names its block', async () => {
      const bundle = await build(stage.credentials[0] as JsonObject)
      const report = await judge(bundle)
      expect(verdictOf(report)).to.deep.equal(['indeterminate', 'unknown'])
      expect(codeOf(report)).to.equal('BUNDLE_UNTRUSTED')
    })

    it('counts where a node has its block, and counts it as final', async () => {
      const bundle = await build(stage.credentials[0] as JsonObject)
      expect(verdictOf(await judge(bundle, { node: chain.rpc }))).to.deep.equal([
        'valid',
        'current',
      ])
      const registries = [{ registry: chain.registry, finality: { confirmations: 1 } }]
      const early = await judge(bundle, {
        node: chain.rpc,
        policy: { ...policy, registries },
      })
      expect(codeOf(early)).to.equal('BUNDLE_UNTRUSTED')
    })

    it('is not made of a credential that is not anchored', async () => {
      const { document } = await issueOne(stage, buildBadge('No'), { anchored: false })
      const error = await build(document).catch((it) => it)
      expect(error).to.have.property('code', 'BUNDLE_NOTHING_PROVEN')
    })

    it('is not made where a node shows an old state, in words or in proofs', async () => {
      const { document, root, index } = await issueOne(stage, buildBadge('Lia'))
      const old = await chain.reader.readBlock('latest')
      await chain.writer().revoke({ root, indexes: [index] })
      const lying = (method: string): Rpc => ({
        request: (call) => {
          if (call.method !== method) return chain.rpc.request(call)
          const at =
            method === 'eth_call' ? { blockHash: old.hash } : `0x${old.number.toString(16)}`
          return chain.rpc.request({ method, params: [...call.params.slice(0, -1), at] })
        },
      })
      const inWords = await build(document, { rpc: lying('eth_call') }).catch((it) => it)
      expect(inWords).to.have.property('code', 'BUNDLE_DIFFERS')
      const inProofs = await build(document, { rpc: lying('eth_getProof') }).catch((it) => it)
      expect(inProofs).to.have.property('code', 'BUNDLE_DIFFERS')
    })

    it('does not know other times', async () => {
      await passTime(chain, 100)
      const bundle = await build(stage.credentials[0] as JsonObject)
      const now = await chain.now()
      const verifier = createVerifier({ policy: await trusting(), now: () => now })
      const report = await verifier.verify(JSON.stringify(bundle), { at: now - 1000 })
      expect(report.verdict.lifecycle).to.equal('unknown')
    })

    it('is good for as long as the policy says', async () => {
      const bundle = await build(stage.credentials[0] as JsonObject)
      const time = await chain.now()
      const trusted = await trusting()
      const at = async (seconds: number, maxBundleAge = defaultMaxBundleAge) => {
        const now = () => time + seconds * 1000
        return codeOf(await judge(bundle, { policy: { ...trusted, maxBundleAge }, now }))
      }
      expect(await at(defaultMaxBundleAge)).to.equal('ANCHOR_FOUND')
      expect(await at(defaultMaxBundleAge + 1)).to.equal('BUNDLE_STALE')
      expect(await at(61, 60)).to.equal('BUNDLE_STALE')
    })

    it("is no older than what a node would tell, where the block is a node's word", async () => {
      const bundle = await build(stage.credentials[0] as JsonObject)
      const time = await chain.now()
      const ask = async (seconds: number) => {
        const now = () => time + seconds * 1000
        return codeOf(await judge(bundle, { node: chain.rpc, now }))
      }
      expect(await ask(policy.maxBlockAge)).to.equal('ANCHOR_FOUND')
      expect(await ask(policy.maxBlockAge + 1)).to.equal('BUNDLE_STALE')
    })
  })
}
