import { uintBytes } from '../base/bytes.ts'
import { type Address, toHex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import type { ReadContract } from './ChainReader.ts'
import type { Block } from './Registry.ts'
import { readOneSlot } from './readOneSlot.ts'
import { toEntry, toWord } from './slot.ts'

/** Where the mapping of nonces begins. */
const usedNonces = 7

/** Whether a signer used or cancelled a nonce, as a registry knows it at a block. */
export async function isNonceUsed(
  contract: ReadContract,
  { signer, nonce }: { readonly signer: Address; readonly nonce: bigint },
  block: Block,
): Promise<boolean> {
  const number = toUint(nonce, 256)
  const ofSigner = toEntry(toWord(signer, 20), usedNonces)
  const slot = toHex(toEntry(uintBytes(number >> 8n, 32), ofSigner))
  const bits = BigInt(await readOneSlot(contract, slot, block))
  return (bits >> (number & 255n)) % 2n === 1n
}
