import { formatAccountId } from '../../base/accountId.ts'
import { equalBytes } from '../../base/bytes.ts'
import { fromHex, type Hex } from '../../base/hex.ts'
import type { AggregateProof } from '../../proof/AggregateProof.ts'
import { computeSuperRoot } from '../../proof/hashSuperLeaf.ts'
import { toAggregateSignature } from '../../proof/toAggregateSignature.ts'
import { toAggregateItemData } from '../../registry/AggregateItem.ts'
import { createRegistryReader } from '../../registry/createRegistryReader.ts'
import type { Block } from '../../registry/Registry.ts'
import { RegistryError } from '../../registry/RegistryError.ts'
import { toAccountSignature } from '../../registry/signature.ts'
import type { TypedData } from '../../registry/TypedData.ts'
import { AnchorError } from '../anchoring/AnchorError.ts'
import type { AnchorOptions } from '../anchoring/AnchorOptions.ts'
import type { Anchored } from '../anchoring/anchorBatch.ts'
import { type PlannedAnchor, toPlannedAnchor } from '../anchoring/toPlannedAnchor.ts'
import type { Aggregated, Agreed } from '../journal/JournalEntry.ts'
import { toProgress } from '../journal/toProgress.ts'
import type { RelayAnswer, RelayedAggregate } from './RelayAnswer.ts'
import { type RelayClient, RelayClientError } from './RelayClient.ts'

/** How a batch is anchored by a relay. */
export type RelayBatchOptions = Pick<
  AnchorOptions,
  'journal' | 'rpc' | 'finality' | 'wait' | 'interval' | 'patience' | 'onEvent'
> & {
  readonly relay: RelayClient
  /** Signs for the key of the batch, an account or a P-256 key. */
  readonly signTypedData: (data: TypedData) => Promise<Hex>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How long the relay may take, in seconds. */
  readonly within: number
  /** Puts the way to the aggregate into the credentials; may be called again. */
  readonly storeProof: (proof: AggregateProof) => Promise<void>
}

/** What may be otherwise a moment later. */
const passing = new Set([
  ...['REGISTRY_UNREACHABLE', 'REGISTRY_BAD_ANSWER', 'REGISTRY_NO_STATE'],
  ...['RELAY_UNREACHABLE', 'RELAY_BAD_ANSWER'],
])

/**
 * Has a batch anchored by a relay, from wherever its journal stands: its key agrees to be in an aggregate until a time,
 * the relay is asked, and what it says is compared with the registry's final state. Then the way to the aggregate is put
 * into the credentials. A relay can delay and leave out; that it did is noticed when the time is over.
 *
 * @throws {AnchorError} `ANCHOR_LEFT_OUT` when the time is over; called again, the key agrees anew. `ANCHOR_UNDER_WAY`
 * where a transaction of its own may still be mined. `ANCHOR_RELAY_REFUSED`.
 * @throws {RegistryError} {@link RelayClientError} where one of them is away for longer than `patience`.
 */
export async function relayBatch(options: RelayBatchOptions): Promise<Anchored> {
  const { journal, wait, interval = 2_000, patience = 600_000, onEvent = () => {} } = options
  const look = createLook(options)
  let away = 0
  for (;;) {
    try {
      const before = toProgress(journal.entries)
      if (before.state === 'final') return toAnchored(options)
      const found = before.aggregated ?? (await look())
      if (found) return await finish(options, found)
      away = 0
    } catch (error) {
      const code = toPassingCode(error)
      if (away >= patience) throw error
      onEvent({ kind: 'unreachable', code })
      away += interval
    }
    await wait(interval)
  }
}

/** A registry that was deployed a moment ago is there at the head, and not in the final block. */
function unlessYoung(error: unknown): undefined {
  if (!(error instanceof RegistryError && error.code === 'REGISTRY_NOT_FOUND')) throw error
}

function toPassingCode(error: unknown): string {
  const isKnown = error instanceof RegistryError || error instanceof RelayClientError
  if (isKnown && passing.has(error.code)) return error.code
  if (!(error instanceof RelayClientError)) throw error
  const { shortMessage: problem } = error
  throw new AnchorError({ code: 'ANCHOR_RELAY_REFUSED', problem, cause: error })
}

/** One look at the relay and the chain. */
function createLook(options: RelayBatchOptions): () => Promise<Aggregated | undefined> {
  const { journal, rpc, relay, finality = 'finalized', onEvent = () => {} } = options
  const plan = toPlannedAnchor(toProgress(journal.entries))
  const { registry, key, root } = plan
  const reader = createRegistryReader({ rpc, registry })
  /** What this run waits for. */
  let own: Agreed | undefined
  let isTaken = false

  /** Where the batch is, as far as the relay says so and the registry has it in time. */
  const check = async (agreed: Agreed, answer: RelayAnswer | undefined, block: Block) => {
    if (answer === undefined || answer.state === 'waiting') return undefined
    const { aggregate } = answer
    assertLeadsTo(plan, agreed, aggregate)
    const recordedAt = await reader.readAggregate(aggregate.superRoot, block).catch(unlessYoung)
    if (recordedAt === undefined || recordedAt > agreed.notAfter) return undefined
    const { superRoot: _, ...place } = aggregate
    const { number, hash } = block
    return { state: 'aggregated', block: { number, hash }, recordedAt, ...place } as const
  }
  const take = async ({ notAfter, signature }: Agreed) => {
    const batch = { registry: formatAccountId(registry), key, root, size: plan.size }
    const answer = await relay.take({ ...batch, notAfter, signature })
    isTaken = true
    return answer
  }
  // It is told first, once a run: under the same root it may know what the key agreed to before.
  const ask = async (agreed: Agreed) =>
    (isTaken ? await relay.find(key, root) : undefined) ?? take(agreed)

  const agreeAnew = async (block: Block) => {
    const { timestamp } = await reader.readBlock('latest')
    own = await agree(options, plan, Math.max(timestamp, Math.floor(options.now() / 1000)))
    isTaken = false
    await journal.append(own)
    onEvent({ kind: 'asked', relay: relay.name, notAfter: own.notAfter })
    return check(own, await ask(own), block)
  }

  return async () => {
    const { agreed, sent } = toProgress(journal.entries)
    if (sent.length > 0) throw underWay()
    await reader.identify()
    const block = await reader.readBlock(finality)
    if (!agreed) return agreeAnew(block)
    if (block.timestamp > agreed.notAfter) {
      // It may have been recorded in time all the same.
      const answer = await relay.find(key, root).catch(() => undefined)
      const found = await check(agreed, answer, block).catch(() => undefined)
      if (found) return found
      if (own) throw leftOut(relay, own)
      return agreeAnew(block)
    }
    try {
      const answer = await ask(agreed)
      own ??= agreed
      return await check(agreed, answer, block)
    } catch (error) {
      // What was agreed to in an earlier run may be too little by now.
      if (own || !(error instanceof RelayClientError && error.code === 'RELAY_REFUSED')) throw error
      return agreeAnew(block)
    }
  }
}

async function agree(
  { relay, within, signTypedData }: RelayBatchOptions,
  plan: PlannedAnchor,
  now: number,
): Promise<Agreed> {
  const notAfter = now + within
  const signature = await signTypedData(toAggregateItemData({ ...plan, notAfter }))
  const isOfAccount = signature.length === 132
  return {
    state: 'agreed',
    relay: relay.name,
    notAfter,
    signature: isOfAccount ? toAccountSignature(signature) : signature,
  }
}

function toProof(
  { notAfter, signature }: Agreed,
  { index, size, path }: Pick<RelayedAggregate, 'index' | 'size' | 'path'>,
): AggregateProof {
  return { index, size, path: fromHex(path), notAfter, ...toAggregateSignature(signature) }
}

/** What a relay says of another batch, or of another signature, is no answer. */
function assertLeadsTo(plan: PlannedAnchor, agreed: Agreed, aggregate: RelayedAggregate): void {
  const batch = { key: plan.key, root: fromHex(plan.root, 32), size: plan.size }
  const superRoot = computeSuperRoot(batch, toProof(agreed, aggregate))
  if (superRoot && equalBytes(superRoot, fromHex(aggregate.superRoot))) return
  const problem = 'the path that it gives does not lead to the root that it gives'
  throw new RelayClientError({ code: 'RELAY_BAD_ANSWER', problem })
}

async function finish(
  { journal, storeProof, onEvent = () => {} }: RelayBatchOptions,
  found: Aggregated,
): Promise<Anchored> {
  const { agreed, aggregated } = toProgress(journal.entries)
  if (!aggregated) await journal.append(found)
  onEvent({ kind: 'aggregated', block: found.block })
  await storeProof(toProof(agreed as Agreed, found))
  const { block, recordedAt } = found
  await journal.append({ state: 'final', block, anchoredAt: recordedAt })
  onEvent({ kind: 'final', block })
  return { state: 'final', block }
}

function toAnchored({ journal }: RelayBatchOptions): Anchored {
  const last = journal.entries.findLast((entry) => entry.state === 'final')
  return { state: 'final', block: (last as { block: Anchored['block'] }).block }
}

function leftOut({ name }: RelayClient, { notAfter }: Agreed): AnchorError {
  const problem = `${name} recorded nothing with it until ${new Date(notAfter * 1000).toISOString()}`
  return new AnchorError({ code: 'ANCHOR_LEFT_OUT', problem })
}

function underWay(): AnchorError {
  const problem = 'a transaction of its own was sent, and may still be mined'
  return new AnchorError({ code: 'ANCHOR_UNDER_WAY', problem })
}
