import type { Hex } from './bytes.ts'
import type { Item } from './leaves.ts'
import { ZERO_HASH } from './Question.ts'

/** What a key is said to have signed so that anybody may anchor it, and who really signed it. */
export type SignedAnchor = {
  readonly key: Hex
  readonly root: Hex
  readonly size: number
  readonly deadline: number
  readonly signedBy: Hex | undefined
}

/** Anchors and aggregates. Each method says whether the registry has to take the call. */
export class BatchesModel {
  readonly #anchors = new Map<string, { anchoredAt: number; size: number }>()
  readonly #aggregates = new Map<Hex, number>()
  readonly #agreements = new Set<string>()

  anchor(key: Hex, root: Hex, size: number, now: number): boolean {
    if (root === ZERO_HASH || size === 0) return false
    const name = `${key} ${root}`
    if (!this.#anchors.has(name)) this.#anchors.set(name, { anchoredAt: now, size })
    return true
  }

  anchorMany(key: Hex, batches: readonly { root: Hex; size: number }[], now: number): boolean {
    if (batches.some(({ root, size }) => root === ZERO_HASH || size === 0)) return false
    for (const { root, size } of batches) this.anchor(key, root, size, now)
    return true
  }

  anchorBySig({ key, root, size, deadline, signedBy }: SignedAnchor, now: number): boolean {
    if (deadline < now || signedBy !== key) return false
    return this.anchor(key, root, size, now)
  }

  /** Leaves the bad ones out, and takes the rest. */
  anchorManyBySig(batches: readonly SignedAnchor[], now: number): boolean {
    for (const batch of batches) this.anchorBySig(batch, now)
    return true
  }

  aggregate(superRoot: Hex, now: number): boolean {
    if (superRoot === ZERO_HASH) return false
    if (!this.#aggregates.has(superRoot)) this.#aggregates.set(superRoot, now)
    return true
  }

  /** Remembers that the key signed this. Nobody else can, so nothing else counts. */
  agree(item: Item, signature: Hex, publicKey: Hex): void {
    this.#agreements.add(nameOf(item, signature, publicKey))
  }

  /** A fact about a signature. Whether the key may agree so, being no contract, is judged by the reader. */
  hasAgreed(item: Item, signature: Hex, publicKey: Hex): boolean {
    return this.#agreements.has(nameOf(item, signature, publicKey))
  }

  anchorOf(key: Hex, root: Hex): { anchoredAt: number; size: number } {
    return this.#anchors.get(`${key} ${root}`) ?? { anchoredAt: 0, size: 0 }
  }

  aggregatedAt(superRoot: Hex): number {
    return this.#aggregates.get(superRoot) ?? 0
  }
}

function nameOf({ key, root, size, notAfter }: Item, signature: Hex, publicKey: Hex): string {
  return [key, root, size, notAfter, signature, publicKey].join(' ')
}
