import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { createQuorum } from '../../src/quorum/createQuorum.ts'
import type { Block } from '../../src/registry/Registry.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { InvalidTimeError, type Verifier } from '../../src/verifier/createVerifier.ts'
import type { Report } from '../../src/verifier/Report.ts'
import { buildBadge } from '../support/academy.ts'
import { changeAnswers } from '../support/changeAnswers.ts'
import { claimKey, controller, passTime } from '../support/claimKey.ts'
import { type OpenNode, openAnvil, openEmbedded } from '../support/nodes.ts'
import { type Chain, openChain } from '../support/openChain.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

const nodes: Readonly<Record<string, OpenNode>> = { EDR: openEmbedded, anvil: openAnvil }

for (const [name, openNode] of Object.entries(nodes)) {
  describe(`a verifier that is asked about a past time, on ${name}`, () => {
    let chain: Chain
    let stage: Stage
    before(async () => {
      chain = await openChain(openNode)
      stage = await openStage(chain)
    })
    after(() => chain.close())

    const registries = () => [{ registry: chain.registry, finality: { confirmations: 0 } }]
    const openVerifier = async (change: Parameters<Stage['verifier']>[0] = {}) => {
      const now = await chain.now()
      const policy = { ...stage.policy, registries: registries() }
      return stage.verifier({ policy, now: () => now, ...change })
    }
    const judge = async (document: JsonObject, at: number | undefined, verifier?: Verifier) => {
      const judging = verifier ?? (await openVerifier())
      return judging.verify(JSON.stringify(document), at === undefined ? {} : { at })
    }
    const statusOf = ({ checks }: Report) => checks.find(({ check }) => check === 'status')
    const verdictOf = ({ verdict }: Report) => [verdict.authenticity, verdict.lifecycle]
    /** The time of the newest block; the next one is later. */
    const tick = async () => {
      const time = await chain.now()
      await passTime(chain, 100)
      return time
    }

    it('tells what was current before it was revoked, and shows both blocks', async () => {
      const { document, root, index } = await issueOne(stage, buildBadge('Past'))
      const at = await tick()
      const old = await chain.reader.readBlock('latest')
      await chain.writer().revoke({ root, indexes: [index] })
      await tick()
      const final = await chain.reader.readBlock('latest')

      expect(verdictOf(await judge(document, undefined))).to.deep.equal(['valid', 'revoked'])
      const report = await judge(document, at)
      expect(verdictOf(report)).to.deep.equal(['valid', 'current'])
      expect(report.asOf).to.equal(new Date(at).toISOString())
      const blocksOf = (check: string) =>
        report.checks
          .find((it) => it.check === check)
          ?.facts.flatMap(({ source }) => (source.from === 'chain' ? source.block : []))
      expect(new Set(blocksOf('anchor'))).to.deep.equal(new Set([final.number]))
      expect(blocksOf('status')?.[0]).to.be.lessThan(old.number)
    })

    it('tells what was suspended, though it was reinstated, from the second on', async () => {
      const { document, root, index } = await issueOne(stage, buildBadge('Pause'))
      const before = await tick()
      const indexes = [index]
      await chain.writer().suspend({ root, indexes })
      const suspended = await tick()
      await chain.writer().reinstate({ root, indexes })
      const reinstated = await tick()

      const lifecycles = await Promise.all(
        [before, suspended - 1000, suspended, reinstated - 1000, reinstated].map(
          async (at) => (await judge(document, at)).verdict.lifecycle,
        ),
      )
      expect(lifecycles).to.deep.equal(['current', 'current', 'suspended', 'suspended', 'current'])
    })

    it('counts what was declared compromised later', async () => {
      const account = 3
      await claimKey(chain, { identifier: 'did:web:academy.example', account })
      const { document } = await issueOne(stage, buildBadge('Stolen'), { account })
      const at = await tick()
      const key = chain.writer(account).key
      const pin = { issuer: 'did:web:academy.example', key: { ...chain.registry, address: key } }
      const policy = { ...stage.policy, registries: registries(), pins: [pin] }
      expect(verdictOf(await judge(document, at, await openVerifier({ policy })))).to.deep.equal([
        'valid',
        'current',
      ])
      const since = Math.floor(at / 1000) - 100_000
      await chain.issuerWriter(controller).declareKeyCompromised(key, since)
      await tick()
      const report = await judge(document, at, await openVerifier({ policy }))
      expect(report.verdict.authenticity).to.equal('invalid')
      expect(report.checks.find(({ check }) => check === 'key')?.code).to.equal('KEY_COMPROMISED')
    })

    it('judges the document by that time, too', async () => {
      const [document] = stage.credentials as [JsonObject]
      const end = Date.parse(document.validUntil as string)
      const verifier = await openVerifier()
      const report = await judge(document, end + 1, verifier)
      expect(report.verdict.lifecycle).to.equal('expired')
      expect(statusOf(report)?.code).to.equal('STATUS_AHEAD')
    })

    it('has an answer for times before the chain, and for times to come', async () => {
      const { document, root, index } = await issueOne(stage, buildBadge('Always'))
      const now = await tick()
      const early = await judge(document, 0)
      expect(verdictOf(early)).to.deep.equal(['valid', 'not-yet-valid'])
      expect(statusOf(early)?.code).to.equal('STATUS_BEFORE_ANCHOR')
      const late = await judge(document, now + 3_600_000)
      expect(verdictOf(late)).to.deep.equal(['valid', 'unknown'])
      await chain.writer().revoke({ root, indexes: [index] })
      const revoked = await judge(document, (await tick()) + 3_600_000)
      expect(verdictOf(revoked)).to.deep.equal(['valid', 'revoked'])
    })

    it('never takes the status of today where the old state is gone', async () => {
      const { document } = await issueOne(stage, buildBadge('Pruned'))
      const at = await tick()
      const head: Block = await chain.reader.readBlock('latest')
      const pruned: Rpc = {
        request(call) {
          const isOld = call.method === 'eth_call' && JSON.stringify(call.params).includes('"0x')
          const isHead =
            JSON.stringify(call.params).includes(head.hash) ||
            JSON.stringify(call.params).includes('latest')
          if (isOld && !isHead) return Promise.reject(new Error('missing trie node'))
          return chain.rpc.request(call)
        },
      }
      const report = await judge(document, at, await openVerifier({ registries: [], node: pruned }))
      expect(verdictOf(report)).to.deep.equal(['valid', 'unknown'])
      expect(statusOf(report)?.code).to.equal('CHAIN_NO_STATE')
    })

    it('has several nodes agree on the block', async () => {
      const { document, root, index } = await issueOne(stage, buildBadge('Quorum'))
      const at = await tick()
      await chain.writer().revoke({ root, indexes: [index] })
      await tick()
      // It would have the revocation be at the time that is asked about.
      const liar = changeAnswers(
        chain.rpc,
        'eth_getBlockByNumber',
        (block: { timestamp: string; number: string }) => ({ ...block, timestamp: '0x1' }),
      )
      const open = (rpcs: readonly Rpc[]) => {
        const named = rpcs.map((rpc, i) => ({ name: `node ${i}`, rpc }))
        const quorum = createQuorum({ nodes: named, threshold: 2 })
        return openVerifier({ registries: [], chain: quorum })
      }
      const report = await judge(document, at, await open([chain.rpc, liar, chain.rpc]))
      expect(verdictOf(report)).to.deep.equal(['valid', 'current'])
      const alone = await judge(document, at, await open([chain.rpc, liar]))
      expect(verdictOf(alone)).to.deep.equal(['indeterminate', 'unknown'])
    })

    it('refuses what is no time', async () => {
      const error = await judge({}, Number.NaN).catch((it) => it)
      expect(error).to.be.instanceOf(InvalidTimeError)
    })
  })
}
