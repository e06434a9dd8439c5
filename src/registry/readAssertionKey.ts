import { uintBytes } from '../base/bytes.ts'
import { fromHex, type Hex, toHex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import type { ReadContract } from './ChainReader.ts'
import type { Block, WindowRecord } from './Registry.ts'
import { readOneSlot } from './readOneSlot.ts'
import { openSlot, toEntry } from './slot.ts'
import { takeWindow } from './takeWindow.ts'
import { toKeyHash } from './toKeyHash.ts'

/** Where the mapping of assertion keys begins. */
const assertionKeys = 4

/** When an issuer's assertion key is good, as a registry knows it at a block; `undefined` if never. */
export async function readAssertionKey(
  contract: ReadContract,
  { issuerId, multikey }: { readonly issuerId: number; readonly multikey: string },
  block: Block,
): Promise<WindowRecord | undefined> {
  const ofIssuer = toEntry(uintBytes(toUint(issuerId, 64), 32), assertionKeys)
  const slot = toHex(toEntry(fromHex(toKeyHash(multikey)), ofIssuer))
  return parseAssertionKeySlot(await readOneSlot(contract, slot, block))
}

function parseAssertionKeySlot(value: Hex): WindowRecord | undefined {
  const slot = openSlot(value)
  const window = takeWindow(slot)
  slot.end()
  return window
}
