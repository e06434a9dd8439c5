import { type Hex, toHex } from '../base/hex.ts'
import type { ReadContract } from './ChainReader.ts'
import type { Block } from './Registry.ts'
import { readOneSlot } from './readOneSlot.ts'
import { openSlot, toEntry, toWord } from './slot.ts'

/** Where the mapping of aggregates begins. */
const aggregates = 6

/** When an aggregate was recorded, as a registry knows it at a block; `undefined` where it was not. */
export async function readAggregate(
  contract: ReadContract,
  superRoot: Hex,
  block: Block,
): Promise<number | undefined> {
  const place = toHex(toEntry(toWord(superRoot, 32), aggregates))
  const slot = openSlot(await readOneSlot(contract, place, block))
  const time = slot.takeTime()
  slot.end()
  return time === 0 ? undefined : time
}
