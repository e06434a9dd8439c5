import type { Hex } from '../base/hex.ts'
import type { ReadContract } from './ChainReader.ts'
import type { Block } from './Registry.ts'

/** What is in one slot of a contract at a block. */
export async function readOneSlot(
  { chain, registry }: ReadContract,
  slot: Hex,
  block: Block,
): Promise<Hex> {
  const [value] = await chain.readSlots(registry, [slot], block)
  return value as Hex
}
