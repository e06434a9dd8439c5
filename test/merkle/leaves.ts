import { hexToBytes, keccak256, numberToHex } from 'viem'
import { concatBytes } from '../../src/base/bytes.ts'
import type { Hex } from '../../src/base/hex.ts'

/** As many different leaves, as text and one after the other. */
export function createLeaves(size: number): { texts: readonly Hex[]; bytes: Uint8Array } {
  const texts = Array.from({ length: size }, (_, i) => keccak256(numberToHex(i, { size: 33 })))
  return { texts, bytes: concatBytes(...texts.map((text) => hexToBytes(text))) }
}
