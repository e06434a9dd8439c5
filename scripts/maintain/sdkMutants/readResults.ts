import { existsSync, readFileSync } from 'node:fs'
import { numberAlike, oneLine } from '../mutants/Mutant.ts'
import type { Judged } from '../mutants/survivors.ts'

/** The part of Stryker's results that is read here. */
export interface Results {
  readonly files: Readonly<
    Record<string, { readonly source: string; readonly mutants: readonly Result[] }>
  >
}

interface Result {
  readonly location: { readonly start: Place; readonly end: Place }
  readonly replacement: string
  readonly status: string
}

/** From 1. */
interface Place {
  readonly line: number
  readonly column: number
}

/** An ignored mutant has none. */
const outcomes: Readonly<Record<string, Judged[1]>> = {
  Killed: 'killed',
  Timeout: 'endless',
  Survived: 'survived',
  NoCoverage: 'survived',
  CompileError: 'invalid',
  RuntimeError: 'invalid',
}

/** What Stryker found out; `undefined` where it did not run, or files were changed since. */
export function readResults(path: string): readonly Judged[] | undefined {
  if (!existsSync(path)) return undefined
  const { files }: Results = JSON.parse(readFileSync(path, 'utf8'))
  const isFresh = Object.entries(files).every(([file, { source }]) => {
    return existsSync(file) && readFileSync(file, 'utf8') === source
  })
  return isFresh ? toJudged({ files }) : undefined
}

/** Mutants that are named as those of contracts are; without what is ignored. */
export function toJudged({ files }: Results): readonly Judged[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const places = mutants
      .flatMap((mutant) => {
        const outcome = outcomes[mutant.status]
        return outcome === undefined ? [] : [{ ...describe(source, mutant), file, outcome }]
      })
      .toSorted((a, b) => a.at - b.at)
    return numberAlike(places).map(({ at: _, outcome, ...name }): Judged => [name, outcome])
  })
}

function describe(source: string, { location, replacement }: Result) {
  const { start, end } = location
  const lines = source.split('\n')
  const changed = lines.slice(start.line - 1, end.line)
  const before = changed.at(0)?.slice(0, start.column - 1) ?? ''
  const after = changed.at(-1)?.slice(end.column - 1) ?? ''
  return {
    scope: scopeOf(lines.slice(0, start.line)),
    line: oneLine(changed.join('\n')),
    becomes: oneLine(`${before}${replacement}${after}`),
    at: start.line * 1000 + start.column,
  }
}

/** The function, class or constant of the file in which the last of these lines is. */
function scopeOf(lines: readonly string[]): string {
  const declaration = /^(?:export )?(?:abstract )?(?:async )?(?:function\*?|class|const) (\w+)/
  return lines.findLast((line) => declaration.test(line))?.match(declaration)?.[1] ?? ''
}
