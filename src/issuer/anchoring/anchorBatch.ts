import { createRegistryReader } from '../../registry/createRegistryReader.ts'
import type { Block } from '../../registry/Registry.ts'
import { RegistryError } from '../../registry/RegistryError.ts'
import type { Dropped, Final, JournalEntry, Mined, SeenBlock } from '../journal/JournalEntry.ts'
import { toProgress } from '../journal/toProgress.ts'
import { AnchorError } from './AnchorError.ts'
import type { AnchorOptions } from './AnchorOptions.ts'
import { createSubmitter } from './createSubmitter.ts'
import { readMined } from './readMined.ts'
import { assertKeyOf, type PlannedAnchor, toPlannedAnchor } from './toPlannedAnchor.ts'

/** What may be otherwise a moment later: an outage, a block that the node has no more. */
const passing = new Set(['REGISTRY_UNREACHABLE', 'REGISTRY_BAD_ANSWER', 'REGISTRY_NO_STATE'])
const longestWait = 15_000

function unlessPassing(error: unknown): undefined {
  if (!(error instanceof RegistryError && passing.has(error.code))) throw error
}

/** A registry that was deployed a moment ago is there at the head, and not in the final block. */
function unlessYoung(error: unknown): undefined {
  if (!(error instanceof RegistryError && error.code === 'REGISTRY_NOT_FOUND')) throw error
}

/** Where the registry has the anchor. */
export type Anchored = { readonly state: 'mined' | 'final'; readonly block: SeenBlock }

/**
 * Anchors the batch of a journal, from wherever it stands: signs and sends a transaction if none is under way, sends
 * again what a node forgot, replaces what is stuck, and watches until the anchor is final, also across a
 * reorganisation that drops it. What is so, the registry says; the journal says what was sent. So it can be ended at
 * any moment and called again, and the batch is anchored once.
 *
 * @throws {AnchorError} {@link JournalError} {@link RegistryError}
 *
 * @example
 * const { journal } = await openBatch('spring-2026')
 * const { block } = await anchorBatch({ journal, rpc, signer, wait })
 */
export async function anchorBatch(options: AnchorOptions): Promise<Anchored> {
  const { interval = 2_000, patience = 600_000, wait, onEvent = () => {} } = options
  const look = createLook(options)
  let away = 0
  let pause = interval
  for (;;) {
    try {
      const anchored = await look()
      if (anchored) return anchored
      away = 0
      pause = interval
    } catch (error) {
      unlessPassing(error)
      if (away >= patience) throw error
      onEvent({ kind: 'unreachable', code: (error as RegistryError).code })
      pause = Math.min(pause * 2, longestWait)
      away += pause
    }
    await wait(pause)
  }
}

/** One look at the chain, and what is to be done about what is seen there. */
function createLook(options: AnchorOptions): () => Promise<Anchored | undefined> {
  const { journal, rpc, signer, finality = 'finalized', untilMined, onEvent = () => {} } = options
  const plan = toPlannedAnchor(toProgress(journal.entries))
  if (signer) assertKeyOf(plan, signer)
  const reader = createRegistryReader({ rpc, registry: plan.registry })
  const submit = signer && createSubmitter({ ...options, signer, plan })

  const note = async (entry: Mined | Dropped | Final) => {
    await journal.append(entry)
    onEvent({ kind: entry.state, block: entry.block })
  }
  const readAnchor = async (block: Block) => {
    const [facts] = await reader.readFacts([{ key: plan.key, root: plan.root, index: 0 }], block)
    return facts?.anchor && assertSame(facts.anchor, plan)
  }

  return async () => {
    const before = toProgress(journal.entries)
    if (before.state === 'final') return toAnchored(journal.entries)
    if (before.aggregated) throw inAggregate()
    await reader.identify()
    const head = await reader.readBlock('latest')
    if (await readAnchor(head)) {
      if (!before.mined) {
        const transaction = await readMined(rpc, before.sent)
        await note({ state: 'mined', block: toSeen(head), ...(transaction && { transaction }) })
      }
      if (!untilMined) return confirm()
      return (await confirm().catch(unlessPassing)) ?? { state: 'mined', block: toSeen(head) }
    }
    if (before.mined) await note({ state: 'dropped', block: before.mined.block })
    await submit?.(before.sent, head)
    return undefined
  }

  async function confirm(): Promise<Anchored | undefined> {
    const block = await reader.readBlock(finality)
    const anchor = await readAnchor(block).catch(unlessYoung)
    if (!anchor) return undefined
    await note({ state: 'final', block: toSeen(block), anchoredAt: anchor.anchoredAt })
    return { state: 'final', block: toSeen(block) }
  }
}

function inAggregate(): AnchorError {
  const problem = 'it is in an aggregate, and `relayBatch` has not come to its end'
  return new AnchorError({ code: 'ANCHOR_UNDER_WAY', problem })
}

function toSeen({ number, hash }: Block): Mined['block'] {
  return { number, hash }
}

function toAnchored(entries: readonly JournalEntry[]): Anchored | undefined {
  const last = entries.at(-1)
  return last?.state === 'final' ? { state: 'final', block: last.block } : undefined
}

function assertSame<Anchor extends { readonly size: number }>(
  anchor: Anchor,
  { size }: PlannedAnchor,
): Anchor {
  if (anchor.size === size) return anchor
  const problem = `the registry holds ${anchor.size} credentials under this root, not ${size}`
  throw new AnchorError({ code: 'ANCHOR_DIFFERS', problem })
}
