import { readFileSync } from 'node:fs'
import { type Mutant, type MutantName, toKey } from './Mutant.ts'

/** Mutants that no test can kill, or none should, and the reason. */
export interface Explanation {
  readonly why: string
  readonly mutants: readonly MutantName[]
}

/** The committed explanations. */
export function readExplanations(): readonly Explanation[] {
  return JSON.parse(readFileSync(new URL('survivors.json', import.meta.url), 'utf8'))
}

/** Survivors that nothing explains, and explanations of what did not survive. */
export function compareSurvivors(
  survivors: readonly Mutant[],
  explained: readonly MutantName[],
): { readonly unexplained: readonly Mutant[]; readonly stale: readonly MutantName[] } {
  const [known, alive] = [new Set(explained.map(toKey)), new Set(survivors.map(toKey))]
  return {
    unexplained: survivors.filter((mutant) => !known.has(toKey(mutant))),
    stale: explained.filter((name) => !alive.has(toKey(name))),
  }
}
