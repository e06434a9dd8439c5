import type { Hash } from '../base/hash.ts'

/** Bytes in one hash of the tree. */
export const hashSize = 32

/**
 * An inner node: keccak256(0x01 ‖ left ‖ right). The prefix keeps nodes and leaves apart, as in
 * RFC 9162 §2.1.1.
 */
export function hashNode(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * hashSize)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 1 + hashSize)
  return hash(input)
}
