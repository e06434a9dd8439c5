import type { Block } from '../registry/Registry.ts'
import type { RegistryErrorCode } from '../registry/RegistryError.ts'

/**
 * What was the matter with a node: it answered another thing than those that agreed, it did not answer in
 * time, it has not come to the block that they have, or what it or its contract failed with.
 */
export type DissentProblem =
  | 'other-answer'
  | 'silent'
  | 'behind'
  | 'unexpected-error'
  | RegistryErrorCode

/** A node that did not say what enough others agreed on. */
export type Dissent = {
  /** Its name; of a name that is a URL, the host alone. */
  readonly node: string
  readonly problem: DissentProblem
}

/** Blocks whose dissent is kept: those of the newest runs. */
const blocksKept = 64

/** Who dissented, about which block. */
export type DissentLedger = {
  note(block: Block, dissent: readonly Dissent[]): void
  /** Who dissented about this block; each node and problem once. */
  read(block: Block): readonly Dissent[]
}

/** Opens a ledger with nothing in it. */
export function openDissentLedger(): DissentLedger {
  const byBlock = new Map<string, Map<string, Dissent>>()
  return {
    note(block, dissent) {
      const known = byBlock.get(block.hash) ?? new Map<string, Dissent>()
      for (const one of dissent) known.set(`${one.problem} ${one.node}`, one)
      // The last one noted is the last one forgotten.
      byBlock.delete(block.hash)
      byBlock.set(block.hash, known)
      for (const oldest of byBlock.keys()) if (byBlock.size > blocksKept) byBlock.delete(oldest)
    },
    read: (block) => [...(byBlock.get(block.hash)?.values() ?? [])],
  }
}

/** Tells whoever listens of nodes that do not count. */
export type DissentWatch = {
  watch(listener: (one: Dissent) => void): void
  /** Of one question: each node and problem is told once. */
  tell(dissent: readonly Dissent[]): void
}

/** Opens a watch that nobody listens to yet. */
export function openDissentWatch(): DissentWatch {
  const listeners: ((one: Dissent) => void)[] = []
  return {
    watch: (listener) => void listeners.push(listener),
    tell(dissent) {
      const each = new Map(dissent.map((one) => [`${one.problem} ${one.node}`, one]))
      for (const one of each.values()) for (const listener of listeners) listener(one)
    },
  }
}
