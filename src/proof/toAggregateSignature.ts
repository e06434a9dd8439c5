import { fromHex, type Hex } from '../base/hex.ts'
import { toAccountSignature } from '../registry/signature.ts'
import type { AggregateProof } from './AggregateProof.ts'

/**
 * A signature over `toAggregateItemData` as an aggregate holds it, from the form in which a registry takes
 * one: an account's in the compact form (EIP-2098), a P-256 key's with its public key apart.
 *
 * @param signature As `toAccountSignature` or `toP256Signature` gives it, or as a wallet does.
 * @throws {InvalidSignatureError} where it is of another length, or no signature of an account.
 *
 * @example
 * buildAggregate([{ key, root, size, notAfter, ...toAggregateSignature(signature) }])
 */
export function toAggregateSignature(
  signature: Hex,
): Pick<AggregateProof, 'signature' | 'publicKey'> {
  const bytes = fromHex(signature)
  if (bytes.length === 128) {
    return { signature: bytes.slice(0, 64), publicKey: bytes.slice(64) }
  }
  const account = fromHex(toAccountSignature(signature))
  const compact = account.slice(0, 64)
  // The lower s leaves the highest bit free for the parity.
  compact[32] = (account[32] as number) | (((account[64] as number) - 27) << 7)
  return { signature: compact }
}
