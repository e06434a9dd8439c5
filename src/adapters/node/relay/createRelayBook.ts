import { fromHex, type Hex, toHex } from '../../../base/hex.ts'
import type { RelayAnswer, RelayRequest } from '../../../issuer/relay/RelayAnswer.ts'
import { type Aggregate, type AgreedBatch, buildAggregate } from '../../../proof/buildAggregate.ts'
import { toAggregateSignature } from '../../../proof/toAggregateSignature.ts'
import type { RelayEntry } from './relayEntry.ts'

/** An aggregate that was made. */
export type MadeAggregate = {
  readonly superRoot: Hex
  /** Numbers of those taken. */
  readonly batches: readonly number[]
}

/** What a relay knows, read from its journal line by line. */
export type RelayBook = {
  /** Takes in one more line. */
  add(entry: RelayEntry): void
  /** What was taken, the last of it where it was taken again. */
  find(key: Hex, root: Hex): { readonly number: number; readonly request: RelayRequest } | undefined
  /** What has become of one. */
  answer(number: number): RelayAnswer
  /** Numbers of those that are in no aggregate yet. */
  waiting(): readonly number[]
  /** Those that are in no block, as far as is known. */
  unrecorded(): readonly MadeAggregate[]
  /** The aggregate of some of those taken. */
  build(batches: readonly number[]): Aggregate
}

/** Aggregates whose trees are kept in memory. */
const builtKept = 16

/** Makes a book with nothing in it. */
export function createRelayBook(): RelayBook {
  const taken: RelayRequest[] = []
  const numbers = new Map<string, number>()
  const waiting = new Set<number>()
  const places = new Map<number, { aggregate: MadeAggregate; index: number }>()
  const unrecorded = new Map<Hex, MadeAggregate>()
  const built = new Map<Hex, Aggregate>()

  const build = (batches: readonly number[]) =>
    buildAggregate(batches.map((number) => toAgreed(taken[number] as RelayRequest)))
  // Those of one aggregate are asked for together, and mostly those of the newest.
  const buildOnce = ({ superRoot, batches }: MadeAggregate) => {
    const aggregate = built.get(superRoot) ?? build(batches)
    built.delete(superRoot)
    built.set(superRoot, aggregate)
    for (const oldest of built.keys()) if (built.size > builtKept) built.delete(oldest)
    return aggregate
  }
  return {
    build,
    find(key, root) {
      const number = numbers.get(toId(key, root))
      return number === undefined ? undefined : { number, request: taken[number] as RelayRequest }
    },
    waiting: () => [...waiting],
    unrecorded: () => [...unrecorded.values()],
    answer(number) {
      const place = places.get(number)
      if (!place) return { state: 'waiting' }
      const { aggregate, index } = place
      const { superRoot } = aggregate
      const { size, path } = buildOnce(aggregate).proofs[index] as Aggregate['proofs'][number]
      const state = unrecorded.has(superRoot) ? 'aggregated' : 'recorded'
      return { state, aggregate: { superRoot, index, size, path: toHex(path) } }
    },
    add(entry) {
      if (entry.kind === 'taken') {
        const { at: _, kind: __, ...request } = entry
        const number = taken.push(request) - 1
        numbers.set(toId(request.key, request.root), number)
        waiting.add(number)
      } else if (entry.kind === 'aggregated') {
        const { superRoot, batches } = entry
        const aggregate = { superRoot, batches }
        unrecorded.set(superRoot, aggregate)
        batches.forEach((number, index) => {
          waiting.delete(number)
          places.set(number, { aggregate, index })
        })
      } else {
        unrecorded.delete(entry.superRoot)
      }
    },
  }
}

function toId(key: Hex, root: Hex): string {
  return `${key}:${root}`.toLowerCase()
}

/** What was sent, as an aggregate has it. */
export function toAgreed({ key, root, size, notAfter, signature }: RelayRequest): AgreedBatch {
  const agreed = toAggregateSignature(signature)
  return { key, root: fromHex(root, 32), size, notAfter, ...agreed }
}
