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
  const nodes: (Uint8Array | undefined)[] = new Array(places)
  return (left, right) => {
    const place = (((left[0] as number) << 8) | (left[1] as number)) % places
    const start = place * 2 * hashSize
    const known = nodes[place]
    if (known && isAt(start, left, children) && isAt(start + hashSize, right, children)) {
      return known
    }
    const node = hashNode(left, right, hash)
    children.set(left, start)
    children.set(right, start + hashSize)
    nodes[place] = node
    return node
  }
}

function isAt(start: number, node: Uint8Array, children: Uint8Array): boolean {
  for (let i = 0; i < hashSize; i++) if (node[i] !== children[start + i]) return false
  return true
}
