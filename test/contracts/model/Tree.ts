import { fromHex, type Hex, hash, toBytes } from './bytes.ts'

/** A tree, by the recursive definition of RFC 9162 §2.1. Every subtree is hashed once. */
export class Tree {
  readonly #hashes = new Map<string, Hex>()

  constructor(readonly leaves: readonly Hex[]) {}

  /** MTH(D_n), §2.1.1. */
  get root(): Hex {
    return this.#hash(0, this.leaves.length)
  }

  /** PATH(m, D_n), §2.1.3.1: from the leaf upwards. */
  pathOf(index: number): Hex[] {
    return this.#path(index, 0, this.leaves.length)
  }

  #hash(from: number, to: number): Hex {
    if (to - from === 1) return this.leaves[from]!
    const name = `${from} ${to}`
    const known = this.#hashes.get(name)
    if (known !== undefined) return known
    const split = from + splitOf(to - from)
    const made = hashNode(this.#hash(from, split), this.#hash(split, to))
    this.#hashes.set(name, made)
    return made
  }

  #path(index: number, from: number, to: number): Hex[] {
    if (to - from === 1) return []
    const split = from + splitOf(to - from)
    return index < split
      ? [...this.#path(index, from, split), this.#hash(split, to)]
      : [...this.#path(index, split, to), this.#hash(from, split)]
  }
}

/** The root that PATH(m, D_n) leads to: its definition, read backwards. Nothing if there is no such path. */
export function climb(
  leaf: Hex,
  index: number,
  size: number,
  path: readonly Hex[],
): Hex | undefined {
  if (index >= size) return undefined
  if (size === 1) return path.length === 0 ? leaf : undefined
  const last = path.at(-1)
  if (last === undefined) return undefined
  const split = splitOf(size)
  const isLeft = index < split
  const half = isLeft
    ? climb(leaf, index, split, path.slice(0, -1))
    : climb(leaf, index - split, size - split, path.slice(0, -1))
  if (half === undefined) return undefined
  return isLeft ? hashNode(half, last) : hashNode(last, half)
}

/** How many hashes a path has. */
export function lengthOfPath(index: number, size: number): number {
  if (size === 1) return 0
  const split = splitOf(size)
  return (
    1 + (index < split ? lengthOfPath(index, split) : lengthOfPath(index - split, size - split))
  )
}

/** An inner node. */
export function hashNode(left: Hex, right: Hex): Hex {
  return hash(toBytes(1, 1), fromHex(left), fromHex(right))
}

/** k: the largest power of two smaller than n. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}
