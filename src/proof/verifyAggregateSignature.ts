import type { AccountId } from '../base/accountId.ts'
import { concatBytes } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { type Address, fromHex, toHex } from '../base/hex.ts'
import { toAggregateItemData } from '../registry/AggregateItem.ts'
import { toP256Key } from '../registry/P256Key.ts'
import { hashTypedData } from '../registry/TypedData.ts'
import type { AggregateProof } from './AggregateProof.ts'
import type { AggregatedBatch } from './hashSuperLeaf.ts'

/**
 * Whether the key of a batch agreed to be in an aggregate: by ECDSA over secp256k1, or over P-256 where
 * the proof has a public key. High s and other lengths are refused: there is one signature for one key
 * and batch, but for what the signer chooses.
 *
 * @param registry Where the aggregate is recorded.
 */
export async function verifyAggregateSignature(
  registry: AccountId,
  batch: AggregatedBatch,
  proof: AggregateProof,
): Promise<boolean> {
  if (proof.signature.length !== 64) return false
  // An address of mixed case would be read as one with a checksum.
  const key = batch.key.toLowerCase() as Address
  const { size } = batch
  const item = { registry, key, root: toHex(batch.root), size, notAfter: proof.notAfter }
  const digest = fromHex(hashTypedData(toAggregateItemData(item)), 32)
  const signer =
    proof.publicKey === undefined
      ? await recoverAccount(digest, proof.signature)
      : await verifyP256(digest, proof.signature, proof.publicKey)
  return signer === key
}

async function recoverAccount(
  digest: Uint8Array,
  compact: Uint8Array,
): Promise<Address | undefined> {
  const { secp256k1 } = await import('@noble/curves/secp256k1')
  const rs = compact.slice()
  const parity = (rs[32] as number) >> 7
  rs[32] = (rs[32] as number) & 0x7f
  try {
    const signature = secp256k1.Signature.fromCompact(rs)
    if (signature.hasHighS()) return undefined
    const point = signature.addRecoveryBit(parity).recoverPublicKey(digest).toRawBytes(false)
    return toHex(keccak256(point.subarray(1)).subarray(12))
  } catch {
    // r or s is none, or no point has this r.
    return undefined
  }
}

async function verifyP256(
  digest: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): Promise<Address | undefined> {
  if (publicKey.length !== 64) return undefined
  const { p256 } = await import('@noble/curves/nist')
  const point = concatBytes(new Uint8Array([4]), publicKey)
  try {
    if (!p256.verify(signature, digest, point, { lowS: true })) return undefined
  } catch {
    // The numbers are no signature, or no point of the curve.
    return undefined
  }
  return toP256Key(publicKey)
}
