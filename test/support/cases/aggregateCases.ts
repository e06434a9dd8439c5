import { fromHex, toHex } from '../../../src/base/hex.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { buildAggregate } from '../../../src/proof/buildAggregate.ts'
import { toAggregateSignature } from '../../../src/proof/toAggregateSignature.ts'
import { toAggregateItemData } from '../../../src/registry/AggregateItem.ts'
import { createRelayWriter } from '../../../src/registry/createRelayWriter.ts'
import { buildBadge, sealBatch } from '../academy.ts'
import { claimKey } from '../claimKey.ts'
import { toAccount } from '../openChain.ts'
import { changeAnchor, type Stage } from '../openStage.ts'
import { type Case, from, type Presented, show } from './Case.ts'

const late = 2 ** 39

/** Anybody may record an aggregate. */
function toRelay({ chain }: Stage) {
  return createRelayWriter({ sender: chain.sender(5), registry: chain.registry })
}

/** A badge of the academy, in a batch that its key lets into an aggregate with another batch. */
export async function aggregate(
  stage: Stage,
  options: {
    readonly document?: JsonObject
    readonly account?: number
    readonly notAfter?: number
    readonly recorded?: boolean
    /** Whether the key anchors the batch itself, too, and before. */
    readonly anchored?: boolean
  } = {},
): Promise<JsonObject> {
  const { document = buildBadge('Jo'), account = 0, notAfter = late, recorded = true } = options
  const { registry } = stage.chain
  const writer = stage.chain.writer(account)
  const { key } = writer
  const batch = await sealBatch({ documents: [document], registry, key, seed: `${account}` })
  const root = fromHex(batch.root, 32)
  const item = { registry, key, root: batch.root, size: batch.size, notAfter }
  const signed = await toAccount(account).signTypedData(toAggregateItemData(item) as never)
  const agreed = { key, root, size: batch.size, notAfter, ...toAggregateSignature(signed) }
  const { superRoot, proofs } = buildAggregate([{ ...agreed, notAfter: late - 1 }, agreed])
  if (options.anchored) await writer.anchor(batch)
  if (recorded) await toRelay(stage).aggregate(toHex(superRoot))
  const [sealed] = batch.credentials
  return changeAnchor(sealed!.document, { aggregate: proofs[1]! })
}

async function present(stage: Stage, document: JsonObject): Promise<Presented> {
  const now = await stage.chain.now()
  return { ...show(document), verifier: stage.verifier({ now: () => now }) }
}

/** What `anchor` and `key` can answer about batches in aggregates. */
export const aggregateCases: readonly Case[] = [
  {
    what: 'a batch in an aggregate that its key agreed to',
    ...{ code: 'ANCHOR_IN_AGGREGATE', check: 'anchor', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: async (stage) => present(stage, await aggregate(stage)),
  },
  {
    what: 'a batch that its key anchored, and let into an aggregate',
    ...{ code: 'ANCHOR_FOUND', check: 'anchor', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: async (stage) => present(stage, await aggregate(stage, { anchored: true })),
  },
  {
    what: 'a batch that its key anchored, in an aggregate that came too late',
    ...{ code: 'ANCHOR_FOUND', check: 'anchor', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: async (stage) =>
      present(stage, await aggregate(stage, { anchored: true, notAfter: 1 })),
  },
  {
    what: 'a batch in an aggregate whose block is not final',
    ...{ code: 'ANCHOR_NOT_FINAL', check: 'anchor', outcome: 'unknown' },
    verdict: ['indeterminate', 'unknown', 'anchor-confirmed'],
    async present(stage) {
      const document = await aggregate(stage)
      const { registry } = stage.chain
      const registries = [{ registry, finality: { confirmations: 1 } }]
      const now = await stage.chain.now()
      const policy = { ...stage.policy, registries }
      return { ...show(document), verifier: stage.verifier({ policy, now: () => now }) }
    },
  },
  {
    what: 'a batch in an aggregate that was not recorded',
    ...{ code: 'ANCHOR_NOT_FOUND', check: 'anchor', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: async (stage) => present(stage, await aggregate(stage, { recorded: false })),
  },
  {
    what: 'a batch whose key did not agree to the aggregate',
    ...{ code: 'ANCHOR_NOT_AGREED', check: 'anchor', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    async present(stage) {
      const { registry } = stage.chain
      const { key } = stage.chain.writer(0)
      const batch = await sealBatch({ documents: [buildBadge('Jo')], registry, key })
      const agreed = {
        ...{ key, root: fromHex(batch.root, 32), size: 1, notAfter: late },
        signature: new Uint8Array(64).fill(1),
      }
      const { superRoot, proofs } = buildAggregate([agreed])
      await toRelay(stage).aggregate(toHex(superRoot))
      const [sealed] = batch.credentials
      return present(stage, changeAnchor(sealed!.document, { aggregate: proofs[0]! }))
    },
  },
  {
    what: 'a batch whose aggregate came later than its key agreed to',
    ...{ code: 'ANCHOR_TOO_LATE', check: 'anchor', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    present: async (stage) => present(stage, await aggregate(stage, { notAfter: 1 })),
  },
  {
    what: 'a batch in an aggregate whose key is a contract',
    ...{ code: 'KEY_CANNOT_SIGN', check: 'anchor', outcome: 'failed' },
    verdict: ['invalid', 'unknown', 'anchor-confirmed'],
    async present(stage) {
      const identifier = 'did:web:registered.example'
      await claimKey(stage.chain, { identifier, account: 6 })
      const document = await aggregate(stage, { document: from(identifier), account: 6 })
      const { reader } = stage.chain
      const now = await stage.chain.now()
      const ofContract: typeof reader = {
        ...reader,
        async readFacts(positions, block) {
          const facts = await reader.readFacts(positions, block)
          return facts.map((it) => (it.key ? { ...it, key: { ...it.key, type: 'contract' } } : it))
        },
      }
      const verifier = stage.verifier({ registries: [ofContract], now: () => now })
      return { ...show(document), verifier }
    },
  },
]
