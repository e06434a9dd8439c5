import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import type { AccountId } from '../base/accountId.ts'
import { uintBytes } from '../base/bytes.ts'
import { loadFastKeccak256 } from '../base/hash.ts'
import type { Address } from '../base/hex.ts'
import { buildMerkleTree } from '../merkle/buildMerkleTree.ts'
import type { AnchorProof } from '../proof/AnchorProof.ts'
import { hashLeaf } from '../proof/hashLeaf.ts'
import { toPositions } from './toPositions.ts'

/** A batch without its documents: what seals each of them. */
export type SealedBatch = {
  /** 32 bytes. */
  readonly root: Uint8Array
  readonly size: number
  /** @param i Number of the document, in the order given; its position is another. */
  proof(i: number): AnchorProof
  /** 32 bytes. */
  leaf(i: number): Uint8Array
}

const digestSize = 32

/**
 * Gives each document of a batch a position, a salt, a leaf and a path. All follow from the secret, so that a
 * batch whose making was interrupted comes out the same.
 *
 * @param options `digests` of the documents, 32 bytes each, one after the other; registry and key, which the
 * leaves name; `secret`, 32 bytes that nobody can guess.
 * @throws {MerkleLeavesError} where there is no digest, or a piece of one.
 */
export async function sealDigests(options: {
  digests: Uint8Array
  registry: AccountId
  key: Address
  secret: Uint8Array
}): Promise<SealedBatch> {
  const { digests, registry, key, secret } = options
  const hash = await loadFastKeccak256()
  const size = digests.length / digestSize
  const positions = toPositions(Math.floor(size), secret)
  const keyed = hmac.create(sha256, secret)
  const salts = new Uint8Array(digests.length)
  const leaves = new Uint8Array(digests.length)
  const placeOf = (i: number) => {
    const index = positions[i] as number
    return { registry, key, index, salt: at(salts, index) }
  }
  for (let i = 0; i < positions.length; i++) {
    const index = positions[i] as number
    at(salts, index).set(keyed.clone().update(uintBytes(index, 4)).digest())
    at(leaves, index).set(hashLeaf(placeOf(i), at(digests, i), hash))
  }
  const tree = buildMerkleTree(leaves, hash)
  const { root } = tree
  return {
    root,
    size,
    proof: (i) => ({ ...placeOf(i), size, root, path: tree.path(positions[i] as number) }),
    leaf: (i) => at(leaves, positions[i] as number),
  }
}

/** One of many hashes, as a view. */
function at(hashes: Uint8Array, i: number): Uint8Array {
  return hashes.subarray(i * digestSize, (i + 1) * digestSize)
}
