import type { Hex } from 'viem'
import { createRoots, packIndexes, scatterIndexes } from '../../test/contracts/support/batches.ts'
import { addCosts, type Cost } from './Cost.ts'

/** The last second in which a signature counts, of a size that deadlines have. */
export const deadline = 1_893_456_000n

/** Different hashes each time, the same ones in every run, none with a zero byte. */
export type Hashes = { next(): Hex; many(count: number): readonly Hex[] }

/** A new supply of hashes. */
export function createHashes(): Hashes {
  const nextRoot = createRoots()
  const next = () => nextRoot() as Hex
  return { next, many: (count) => Array.from({ length: count }, next) }
}

/** Scattered positions in a batch, as the registry takes them. */
export function packScattered({ count, size }: { count: number; size: number }): Hex {
  return packIndexes(scatterIndexes({ count, size })) as Hex
}

/** Sends many items in equal parts, in as few transactions as can hold them. */
export async function inParts<Item>(
  items: readonly Item[],
  atMost: number,
  send: (part: readonly Item[]) => Promise<Cost>,
): Promise<Cost> {
  const length = Math.ceil(items.length / Math.ceil(items.length / atMost))
  const costs: Cost[] = []
  for (let first = 0; first < items.length; first += length) {
    costs.push(await send(items.slice(first, first + length)))
  }
  return addCosts(costs)
}
