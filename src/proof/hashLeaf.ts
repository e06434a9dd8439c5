import { concatBytes, uintBytes } from '../base/bytes.ts'
import { type Hash, keccak256 } from '../base/hash.ts'
import { fromHex } from '../base/hex.ts'
import type { AnchorProof } from './AnchorProof.ts'
import { AnchorProofError } from './AnchorProofError.ts'

/** What a leaf commits to, besides the document. */
export type LeafPosition = Pick<AnchorProof, 'registry' | 'key' | 'index' | 'salt'>

const prefix = new Uint8Array([0])

/**
 * The leaf of a credential: keccak256(0x00 ‖ uint256 chainId ‖ address registry ‖ address key ‖
 * uint32 index ‖ bytes32 salt ‖ documentDigest). Chain, registry and key make a root good in one place
 * only; the index gives each status bit one leaf only.
 *
 * @param digest As `toDocumentDigest` gives it, 32 bytes.
 * @returns 32 bytes.
 * @throws {AnchorProofError} where salt or digest are not 32 bytes: two leaves could be one.
 */
export function hashLeaf(
  { registry, key, index, salt }: LeafPosition,
  digest: Uint8Array,
  hash: Hash = keccak256,
): Uint8Array {
  if (salt.length !== 32) throw new AnchorProofError({ problem: 'a salt that is not 32 bytes' })
  if (digest.length !== 32) throw new AnchorProofError({ problem: 'a digest that is not 32 bytes' })

  return hash(
    concatBytes(
      prefix,
      uintBytes(registry.chainId, 32),
      fromHex(registry.address, 20),
      fromHex(key, 20),
      uintBytes(index, 4),
      salt,
      digest,
    ),
  )
}
