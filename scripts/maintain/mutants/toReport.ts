import { type MutantName, toKey } from './Mutant.ts'
import type { Explanation, Judged } from './survivors.ts'

/** What a report says before its numbers. */
export interface Preface {
  readonly title: string
  /** How the mutants came about. */
  readonly method: string
  /** Which changes are made. */
  readonly changes: string
  /** What a row of the table is about. */
  readonly unit: string
  /** The row that a file counts in. */
  readonly toRow: (file: string) => string
}

/** The page that lists what survived. */
export function toReport(
  { title, method, changes, unit, toRow }: Preface,
  judged: readonly Judged[],
  explanations: readonly Explanation[],
): string {
  const compiled = judged.filter(([, outcome]) => outcome !== 'invalid')
  const alive = compiled.filter(([, outcome]) => outcome === 'survived')
  return `# ${title}

${method} ${compiled.length} mutants compile; ${compiled.length - alive.length} are killed, ${alive.length} survive, each for a reason given below.

${changes}

| ${unit} | mutants | killed | survived | score |
|---|--:|--:|--:|--:|
${toRows(compiled, toRow)}

## Survivors

${explanations.map((it) => toSection(it, new Set(alive.map(([mutant]) => toKey(mutant))))).join('\n')}`
}

function toRows(compiled: readonly Judged[], toRow: Preface['toRow']): string {
  const rows = [...new Set(compiled.map(([{ file }]) => toRow(file)))].map((row) => {
    const all = compiled.filter(([{ file }]) => toRow(file) === row)
    const alive = all.filter(([, outcome]) => outcome === 'survived').length
    const killed = all.length - alive
    return `| ${row} | ${all.length} | ${killed} | ${alive} | ${((100 * killed) / all.length).toFixed(1)} % |`
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
