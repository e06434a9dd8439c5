import type { Verdict } from './judgeMutant.ts'
import { type Mutant, type MutantName, toKey } from './Mutant.ts'
import type { Explanation } from './survivors.ts'

/** A mutant and what became of it. */
export type Judged = readonly [mutant: Mutant, verdict: Verdict]

/** The page that lists what survived. */
export function toReport(judged: readonly Judged[], explanations: readonly Explanation[]): string {
  const compiled = judged.filter(([, { outcome }]) => outcome !== 'invalid')
  const alive = compiled.filter(([, { outcome }]) => outcome === 'survived')
  return `# Mutants of the contracts

Written by \`npm run mutate:contracts\`: one change at a time is made to a contract, and the Solidity tests
should notice. ${compiled.length} mutants compile; ${compiled.length - alive.length} are killed, ${alive.length} survive, each for a reason given below.

Conditions are negated and made true and false; operators, opcodes and neighbouring arguments are swapped; numbers
change by one; callers, times, enum members and constants are mistaken for others; statements are deleted.

| contract | mutants | killed | survived |
|---|--:|--:|--:|
${toRows(compiled)}

## Survivors

${explanations.map((it) => toSection(it, new Set(alive.map(([mutant]) => toKey(mutant))))).join('\n')}`
}

function toRows(judged: readonly Judged[]): string {
  const files = [...new Set(judged.map(([{ file }]) => file))]
  const rows = files.map((file) => {
    const all = judged.filter(([mutant]) => mutant.file === file)
    const alive = all.filter(([, { outcome }]) => outcome === 'survived').length
    return `| \`${file}\` | ${all.length} | ${all.length - alive} | ${alive} |`
  })
  return rows.join('\n')
}

function toSection({ why, mutants }: Explanation, alive: ReadonlySet<string>): string {
  const shown = mutants.filter((mutant) => alive.has(toKey(mutant)))
  return `${why}\n\n${'```diff'}\n${shown.map(toDiff).join('\n')}\n${'```'}\n`
}

function toDiff({ file, scope, line, becomes, occurrence }: MutantName): string {
  const which = occurrence === undefined ? '' : `, ${occurrence}.`
  return `@@ ${file} ${scope}${which}\n-${line}\n+${becomes}`
}
