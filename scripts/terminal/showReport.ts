import pc from 'picocolors'
import type { PresentationReport } from '../../src/verifier/presentation/PresentationReport.ts'
import type { CheckResult, Report } from '../../src/verifier/Report.ts'
import { toExitCode, toPresentationExitCode } from '../../src/verifier/toVerdict.ts'
import { printable } from './printable.ts'
import { colourOf } from './showRow.ts'

/** The sign of an outcome. */
export const marks: Readonly<Record<CheckResult['outcome'], string>> = {
  passed: pc.green('✔'),
  failed: pc.red('✘'),
  unknown: pc.yellow('?'),
  skipped: pc.dim('–'),
}

/** A report for a person: the verdict, then each check with what it found. */
export function showReport(file: string, report: Report): string {
  const { verdict, checks, credential } = report
  const { authenticity, lifecycle, policy } = verdict
  const about = [credential?.achievement, credential?.issuerName]
    .filter((it) => it !== undefined)
    .map(printable)
  const rule = policy.outcome === 'accepted' ? 'accepted' : `not accepted (${policy.rule})`
  return [
    pc.bold(printable(file)) + (about.length > 0 ? ` · ${about.join(' · ')}` : ''),
    colour(report)(printable(report.sentence)),
    `  ${authenticity} · ${lifecycle} · ${rule}`,
    ...checks.map(showCheck),
    ...showEmbedded(report),
    '',
    '',
  ].join('\n')
}

/** The report on a presentation for a person, without its credentials. */
export function showPresentation(file: string, report: PresentationReport): string {
  const { sentence, checks } = report
  const paint = colourOf(toPresentationExitCode(report))
  return [
    pc.bold(printable(file)),
    paint(printable(sentence)),
    ...checks.map(showCheck),
    '',
    '',
  ].join('\n')
}

function showCheck({ check, outcome, code, reason }: CheckResult): string {
  return `  ${marks[outcome]} ${check.padEnd(10)} ${printable(reason)} ${pc.dim(code)}`
}

/** What is inside, a line each: a good document may hold bad ones. */
function showEmbedded({ embedded }: Report): readonly string[] {
  if (!embedded) return []
  const lines = embedded.judged.map(({ pointer, kind, endorses, report }) => {
    // The id, since a name is whatever its bearer likes.
    const by = report.credential?.issuerId ?? 'nobody'
    const elsewhere = endorses && !endorses.isHere ? ` (about ${endorses.id})` : ''
    const who = printable(`${kind} by ${by}${elsewhere}, ${pointer}:`)
    return `  inside     ${who} ${colour(report)(printable(report.sentence))}`
  })
  const left = embedded.leftOut > 0 ? [`  inside     ${embedded.leftOut} more, not judged`] : []
  return [...lines, ...left]
}

/** The colour of a verdict. The words say the same without it. */
export function colour({ verdict }: Pick<Report, 'verdict'>): (text: string) => string {
  return colourOf(toExitCode(verdict))
}
