import type { Dice } from './Dice.ts'

/** What a mutator draws on. */
export interface Source {
  readonly dice: Dice
  /** Another input of the corpus. */
  readonly other: () => Uint8Array
  /** A word of the target. */
  readonly word: () => string
}

/** Makes another input of one; the given one stays as it is. */
export type Mutator = (input: Uint8Array, source: Source) => Uint8Array

/** What a container holds, and the container around something else. */
export interface Wrapping {
  /** Without an answer where it is no such container. */
  readonly open: (outer: Uint8Array) => Uint8Array | undefined
  readonly close: (inner: Uint8Array, outer: Uint8Array) => Uint8Array
}

/** Changes what is inside a container, so that not every change breaks the container itself. */
export function inside({ open, close }: Wrapping, mutate: Mutator): Mutator {
  return (input, source) => {
    const inner = open(input)
    if (!inner) return mutate(input, source)
    const other = () => {
      const outer = source.other()
      return open(outer) ?? outer
    }
    return close(mutate(inner, { ...source, other }), input)
  }
}
