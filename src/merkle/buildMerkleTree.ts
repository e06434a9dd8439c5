import { BaseError } from '../base/BaseError.ts'
import { type Hash, keccak256 } from '../base/hash.ts'
import { hashSize } from './hashNode.ts'

/** Most leaves that a tree may have: an index is 32 bits on chain. */
const maxLeaves = 2 ** 32 - 1

/** Paths are copied in words of four bytes: three times as fast as in pieces of 32. */
const wordSize = Uint32Array.BYTES_PER_ELEMENT
const hashWords = hashSize / wordSize

/** Thrown when a tree is asked for over no leaves, over too many, or over something not 32 bytes each. */
export class MerkleLeavesError extends BaseError {
  override readonly name = 'MerkleLeavesError'
  readonly code = 'MERKLE_LEAVES'
  constructor({ bytes }: { bytes: number }) {
    super(`No tree can be built over ${bytes} bytes of leaves.`, {
      metaMessages: [
        `Expected 1 to ${maxLeaves} leaves of ${hashSize} bytes, one after the other.`,
      ],
    })
  }
}

/** Thrown when a path is asked for a leaf that the tree does not have. */
export class MerkleIndexError extends BaseError {
  override readonly name = 'MerkleIndexError'
  readonly code = 'MERKLE_INDEX'
  constructor({ index, size }: { index: number; size: number }) {
    super(`The tree has no leaf ${index}.`, {
      metaMessages: [`Expected a whole number from 0 to ${size - 1}.`],
    })
  }
}

/** A Merkle tree over keccak256, of the shape of RFC 9162 §2.1. */
export type MerkleTree = {
  /** Number of leaves. */
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
  /**
   * The sibling hashes from a leaf up to the root, 32 bytes each, one after the other.
   *
   * @param index Position of the leaf, from 0.
   * @throws {MerkleIndexError} where there is no such leaf.
   */
  path(index: number): Uint8Array
}

/**
 * Builds the tree. All levels stay in memory, flat: some 64 bytes a leaf.
 *
 * A level pairs its nodes from the left; an odd last one moves up as it is, neither hashed nor doubled.
 * That is the shape of RFC 9162 §2.1.1, which splits at the largest power of two below the size.
 *
 * @param leaves Leaf hashes of 32 bytes, one after the other.
 * @param hash Keccak-256; `loadFastKeccak256` gives a faster one for large trees.
 * @throws {MerkleLeavesError} where there is no leaf, or a piece of one.
 *
 * @example
 * const tree = buildMerkleTree(concatBytes(leafA, leafB, leafC))
 * tree.path(2).length // 32: the third leaf is alone on its side
 */
export function buildMerkleTree(leaves: Uint8Array, hash: Hash = keccak256): MerkleTree {
  const size = leaves.length / hashSize
  if (!Number.isInteger(size) || size < 1 || size > maxLeaves) {
    throw new MerkleLeavesError({ bytes: leaves.length })
  }

  const levels: Uint32Array[] = []
  // A copy, aligned for words, and out of reach of who changes the leaves afterwards.
  let top = new Uint8Array(leaves)
  while (top.length > hashSize) {
    levels.push(new Uint32Array(top.buffer))
    top = buildLevelAbove(top, hash)
  }
  return { size, root: top, path: (index) => readPath(levels, size, index) }
}

function buildLevelAbove(below: Uint8Array, hash: Hash): Uint8Array<ArrayBuffer> {
  const pairs = Math.floor(below.length / (2 * hashSize))
  const above = new Uint8Array(Math.ceil(below.length / (2 * hashSize)) * hashSize)
  // One input for the whole level: the prefix stays, the two children are written over.
  const input = new Uint8Array(1 + 2 * hashSize)
  input[0] = 1
  for (let pair = 0; pair < pairs; pair++) {
    input.set(below.subarray(pair * 2 * hashSize, (pair + 1) * 2 * hashSize), 1)
    above.set(hash(input), pair * hashSize)
  }
  above.set(below.subarray(pairs * 2 * hashSize), pairs * hashSize)
  return above
}

/** @param levels From the leaves up, without the root. */
function readPath(levels: readonly Uint32Array[], size: number, index: number): Uint8Array {
  if (!Number.isInteger(index) || index < 0 || index >= size) {
    throw new MerkleIndexError({ index, size })
  }
  const path = new Uint32Array(levels.length * hashWords)
  let length = 0
  let position = index
  for (const level of levels) {
    const sibling = (position % 2 === 0 ? position + 1 : position - 1) * hashWords
    if (sibling < level.length) {
      for (let i = 0; i < hashWords; i++) path[length++] = level[sibling + i] as number
    }
    position = Math.floor(position / 2)
  }
  return new Uint8Array(path.buffer, 0, length * wordSize)
}
