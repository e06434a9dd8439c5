import type { Mutator } from './Mutator.ts'

type Seeds = readonly (string | Uint8Array)[]

/** Something that reads what others wrote, and what must hold whatever they wrote. */
export interface Target {
  readonly name: string
  /** What to begin with, beside the corpus. */
  readonly seeds: () => Seeds | Promise<Seeds>
  /** Texts that mean something to the reader. */
  readonly words: readonly string[]
  /** How to change an input; each is chosen as often. */
  readonly mutators: readonly Mutator[]
  /** Most bytes of an input. */
  readonly longest: number
  /** Reads the input. Throws where something does not hold: that is a finding. */
  readonly run: (input: Uint8Array) => void | Promise<void>
}
