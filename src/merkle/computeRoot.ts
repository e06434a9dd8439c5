import { hashNode, hashSize, type NodeHash } from './hashNode.ts'

/** A leaf and its way to the root. */
export type InclusionPath = {
  /** 32 bytes. */
  readonly leaf: Uint8Array
  /** Position of the leaf, from 0. */
  readonly index: number
  /** Number of leaves of the tree. */
  readonly size: number
  /** Sibling hashes from the leaf upwards, 32 bytes each. */
  readonly path: Uint8Array
}

/**
 * Follows a path from a leaf to the root (RFC 9162 §2.1.3.2). A leaf at `index` of `size` has a path of
 * exactly one length; one that is shorter or longer leads nowhere.
 *
 * @param nodeOf What hashes two nodes; `rememberNodes` makes one for many paths.
 * @returns 32 bytes, or `undefined` where the path does not fit the index and the size.
 *
 * @example
 * const root = computeRoot({ leaf, index: 2, size: 3, path })
 * root !== undefined && equalBytes(root, anchoredRoot)
 */
export function computeRoot(
  { leaf, index, size, path }: InclusionPath,
  nodeOf: NodeHash = hashNode,
): Uint8Array | undefined {
  if (!(Number.isInteger(index) && Number.isInteger(size) && index >= 0 && index < size)) return
  // Here and below: what remembers nodes takes whole hashes only.
  if (leaf.length !== hashSize || path.length % hashSize !== 0) return

  let node = leaf
  let position = index
  let last = size - 1
  let used = 0
  while (last > 0) {
    const isRight = position % 2 === 1
    // An odd last node has no sibling and moves up as it is.
    if (isRight || position < last) {
      if (used === path.length) return
      const sibling = path.subarray(used, used + hashSize)
      node = isRight ? nodeOf(sibling, node) : nodeOf(node, sibling)
      used += hashSize
    }
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return used === path.length ? node : undefined
}
