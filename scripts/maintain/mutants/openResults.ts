import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { orderSuites, type Verdict } from './judgeMutant.ts'
import { digest, type Mutant, toKey } from './Mutant.ts'
import type { Project } from './Project.ts'

/** What is known of mutants from this run and from earlier ones. */
export interface Results {
  /** The verdict, if what it rests on is still the same. */
  of(mutant: Mutant): Verdict | undefined
  add(mutant: Mutant, verdict: Verdict): void
  /** The suites that killed most in this file, three at most. */
  favouritesOf(file: string): readonly string[]
}

/** Reads earlier results from a file, and adds a line to it for each new one. */
export function openResults(path: string, project: Project): Results {
  const basisOf = createBases(project)
  const known = new Map<string, { readonly basis: string; readonly verdict: Verdict }>()
  mkdirSync(dirname(path), { recursive: true })
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
  const kills = new Map<string, number>()
  const remember = (key: string, result: { basis: string; verdict: Verdict }) => {
    known.set(key, result)
    const [file] = JSON.parse(key)
    const kill = `${file} ${killerOf(result.verdict)}`
    kills.set(kill, (kills.get(kill) ?? 0) + 1)
  }
  for (const { key, ...result } of lines.map((line) => JSON.parse(line))) remember(key, result)

  return {
    favouritesOf(file) {
      const here = [...kills].filter(([kill]) => kill.startsWith(`${file} `))
      const names = here.toSorted((a, b) => b[1] - a[1]).map(([kill]) => kill.split(' ')[1] ?? '')
      return names.filter(Boolean).slice(0, 3)
    },
    of(mutant) {
      const result = known.get(toKey(mutant))
      return result?.basis === basisOf(mutant, result?.verdict) ? result.verdict : undefined
    },
    add(mutant, verdict) {
      const [key, basis] = [toKey(mutant), basisOf(mutant, verdict)]
      remember(key, { basis, verdict })
      appendFileSync(path, `${JSON.stringify({ key, basis, verdict })}\n`)
    },
  }
}

/** What a verdict rests on: the sources of the suite that killed, or of all that might have. */
function createBases(project: Project) {
  const { suites, closures, sources } = project
  const digests = suites.map(({ harness }) => {
    const texts = (closures[harness] ?? []).flatMap((name) => [name, sources[name] ?? ''])
    return [harness, digest(...texts)] as const
  })
  const digestOf = new Map(digests)
  return ({ file }: Mutant, verdict: Verdict | undefined): string => {
    const killer = verdict && killerOf(verdict)
    const reaching = orderSuites(file, project).flat()
    const relevant = reaching.filter(({ name }) => !killer || name === killer)
    return digest(...relevant.map(({ harness }) => digestOf.get(harness) ?? ''))
  }
}

/** The suite that killed, or an empty string. */
function killerOf(verdict: Verdict): string {
  return verdict.outcome === 'killed' ? (verdict.test.split('.')[0] ?? '') : ''
}
