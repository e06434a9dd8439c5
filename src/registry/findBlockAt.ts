import type { Block, BlockTag } from './Registry.ts'

/**
 * The last block of a time or before, in at most twice as many steps as a bisection: a guess by the
 * pace of the chain, and a half, in turns.
 *
 * @param time Seconds since 1970.
 * @param newest No block after this one is looked at.
 * @returns `undefined` where the chain begins later.
 * @throws {RegistryError} where a node does not have a block of that number.
 *
 * @example
 * const block = await findBlockAt((at) => reader.readBlock(at), 1735689600, final)
 */
export async function findBlockAt(
  readBlock: (at: BlockTag) => Promise<Block>,
  time: number,
  newest: Block,
): Promise<Block | undefined> {
  if (newest.timestamp <= time) return newest
  let before = await readBlock({ number: 0 })
  let after = newest
  if (before.timestamp > time) return undefined
  for (let isGuess = true; after.number - before.number > 1; isGuess = !isGuess) {
    const number = isGuess ? guess(before, after, time) : halve(before, after)
    const block = await readBlock({ number })
    if (block.timestamp <= time) before = block
    else after = block
  }
  return before
}

/** Where the block would be if all between took the same time; never one of the two. */
function guess(before: Block, after: Block, time: number): number {
  const share = (time - before.timestamp) / (after.timestamp - before.timestamp)
  const number = before.number + Math.round(share * (after.number - before.number))
  return Math.min(Math.max(number, before.number + 1), after.number - 1)
}

function halve(before: Block, after: Block): number {
  return Math.floor((before.number + after.number) / 2)
}
