import { type Hash, keccak256 } from '../base/hash.ts'

/** Bytes in one hash of the tree. */
export const hashSize = 32

/** Two nodes of 32 bytes in, the one above them out. */
export type NodeHash = (left: Uint8Array, right: Uint8Array) => Uint8Array

/**
 * An inner node: keccak256(0x01 ‖ left ‖ right). The prefix keeps nodes and leaves apart, as in
 * RFC 9162 §2.1.1.
 */
export function hashNode(left: Uint8Array, right: Uint8Array, hash: Hash = keccak256): Uint8Array {
  const input = new Uint8Array(1 + 2 * hashSize)
  input[0] = 1
  input.set(left, 1)
  input.set(right, 1 + hashSize)
  return hash(input)
}
