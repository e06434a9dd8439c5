import { equalBytes } from '../base/bytes.ts'
import type { Hash } from '../base/hash.ts'
import { hashNode, hashSize, type NodeHash } from './hashNode.ts'

/** A node and its two children take some 250 bytes. */
const places = 2 ** 14

/**
 * Inner nodes that are hashed once, for many paths into the same trees: near the root they all lead through the
 * same nodes. A node has one place, by the bytes of its left child, and is forgotten when another needs that.
 *
 * @example
 * const nodeOf = rememberNodes(hash)
 * computeRoot(inclusion, nodeOf)
 */
export function rememberNodes(hash: Hash): NodeHash {
  const children = new Uint8Array(places * 2 * hashSize)
  const nodes = new Map<number, Uint8Array>()
  return (left, right) => {
    const place = (((left[0] as number) << 8) | (left[1] as number)) % places
    const start = place * 2 * hashSize
    const middle = start + hashSize
    const known = nodes.get(place)
    if (
      known &&
      equalBytes(left, children.subarray(start, middle)) &&
      equalBytes(right, children.subarray(middle, middle + hashSize))
    ) {
      return known
    }
    const node = hashNode(left, right, hash)
    children.set(left, start)
    children.set(right, middle)
    nodes.set(place, node)
    return node
  }
}
