import type { EmbeddedReport, Report, Verdict } from '../../src/verifier/Report.ts'
import { toEmbeddedExitCode, worstExitCode } from '../../src/verifier/toVerdict.ts'

/** Documents inside of one or several, of which the same is to be said. */
export type Inside = {
  readonly exitCode: number
  /** The three axes; whether it is about what it stands in; or that it was not judged. */
  readonly words: string
  readonly count: number
}

/** The three axes of a verdict in words. */
export function toWords({ authenticity, lifecycle, policy }: Verdict): string {
  return `${authenticity} · ${lifecycle} · ${policy.outcome}`
}

/** What is inside of a document, by what is to be said of it, the worst first. */
export function groupInside({ embedded }: Pick<Report, 'embedded'>): readonly Inside[] {
  if (!embedded) return []
  const groups = new Map<string, Inside>()
  for (const one of embedded.judged) {
    const words = describe(one)
    const exitCode = toEmbeddedExitCode({ judged: [one], leftOut: 0 })
    groups.set(words, { exitCode, words, count: (groups.get(words)?.count ?? 0) + 1 })
  }
  const { leftOut: count } = embedded
  const exitCode = toEmbeddedExitCode({ judged: [], leftOut: count })
  const left = count > 0 ? [{ exitCode, words: 'not judged', count }] : []
  const isWorse = (a: Inside, b: Inside) =>
    worstExitCode([a.exitCode, b.exitCode]) === a.exitCode ? -1 : 1
  return [...groups.values(), ...left].sort((a, b) =>
    a.exitCode === b.exitCode ? 0 : isWorse(a, b),
  )
}

function describe({ kind, endorses, report }: EmbeddedReport): string {
  const isInPlace = kind !== 'endorsement' || endorses?.isHere
  return toWords(report.verdict) + (isInPlace ? '' : ' · not about it')
}

/** How many documents are inside, by what is to be said of them. */
export function describeInside(inside: readonly Inside[]): string {
  return inside.map(({ words, count }) => `${count} ${words}`).join('; ')
}
