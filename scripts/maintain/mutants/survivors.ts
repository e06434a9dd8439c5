import { readFileSync } from 'node:fs'
import type { Verdict } from './judgeMutant.ts'
import { type MutantName, toKey } from './Mutant.ts'

/** A mutant and what became of it. */
export type Judged = readonly [mutant: MutantName, outcome: Verdict['outcome']]

/** Mutants that no test can kill, or none should, and the reason. */
export interface Explanation {
  readonly why: string
  readonly mutants: readonly MutantName[]
}

/** The committed explanations. */
export function readExplanations(path: string): readonly Explanation[] {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/**
 * Says which survivors nothing explains, and which explanations are of what did not survive; the process then
 * exits with 1.
 *
 * @param isSelected Whether to look at the mutants of a file.
 */
export function judgeSurvivors(
  judged: readonly Judged[],
  explanations: readonly Explanation[],
  isSelected: (file: string) => boolean,
): void {
  const problems = compareSurvivors(
    judged.filter(([, outcome]) => outcome === 'survived').map(([mutant]) => mutant),
    explanations.flatMap(({ mutants }) => mutants),
  )
  for (const [problem, mutants] of Object.entries(problems)) {
    for (const { file, scope, line, becomes, occurrence } of mutants) {
      if (!isSelected(file)) continue
      console.error(problem, { file, scope, line, becomes, occurrence })
      process.exitCode = 1
    }
  }
}

/** Survivors that nothing explains, and explanations of what did not survive. */
export function compareSurvivors(
  survivors: readonly MutantName[],
  explained: readonly MutantName[],
): { readonly unexplained: readonly MutantName[]; readonly stale: readonly MutantName[] } {
  const [known, alive] = [new Set(explained.map(toKey)), new Set(survivors.map(toKey))]
  return {
    unexplained: survivors.filter((mutant) => !known.has(toKey(mutant))),
    stale: explained.filter((name) => !alive.has(toKey(name))),
  }
}
