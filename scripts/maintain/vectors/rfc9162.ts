import { concatHex, type Hex, keccak256 } from 'viem'

// RFC 9162 as it is written, for what checks the tree of src/merkle: slow, and with a keccak256 of its own.

/** §2.1.1, the Merkle Tree Hash of D[n], whose leaves are hashed already. */
export function treeHash(leaves: readonly Hex[]): Hex {
  if (leaves.length === 1) return leaves[0] as Hex
  const k = split(leaves.length)
  return keccak256(concatHex(['0x01', treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k))]))
}

/** §2.1.3.1, the Merkle Inclusion Proof PATH(m, D[n]). */
export function inclusionPath(m: number, leaves: readonly Hex[]): readonly Hex[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...inclusionPath(m, leaves.slice(0, k)), treeHash(leaves.slice(k))]
    : [...inclusionPath(m - k, leaves.slice(k)), treeHash(leaves.slice(0, k))]
}

/** The largest power of two smaller than n. */
function split(n: number): number {
  let k = 1
  while (2 * k < n) k *= 2
  return k
}
