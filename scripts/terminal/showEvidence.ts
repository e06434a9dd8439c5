import pc from 'picocolors'
import { buildEvidence, type Step } from '../../src/evidence/buildEvidence.ts'
import type { EvidenceLabels } from '../../src/evidence/languages/EvidenceMessages.ts'
import { messagesOf } from '../../src/evidence/languages/messagesOf.ts'
import type { PresentationReport } from '../../src/verifier/presentation/PresentationReport.ts'
import type { EmbeddedReport, Report } from '../../src/verifier/Report.ts'
import { toExitCode, toPresentationExitCode } from '../../src/verifier/toVerdict.ts'
import { printable } from './printable.ts'
import { partsOf, toRow } from './Row.ts'
import { marks } from './showReport.ts'
import { colourOf } from './showRow.ts'
import { wrap } from './wrap.ts'

/**
 * What an answer rests on, step by step, in 80 columns: of a presentation its own checks, then each credential; of a
 * credential its checks, then each document inside it.
 */
export function showEvidence(name: string, report: Report | PresentationReport): string {
  if (!('credentials' in report)) return showCredential(name, report)
  const { holderId, id } = report.presentation ?? {}
  const own = showOne(name, report, {
    exitCode: toPresentationExitCode(report),
    words: toRow({ name, presentation: report }).words,
    claims: { [messagesOf[report.language].labels.holder]: holderId, id },
  })
  const shown = partsOf({ name, presentation: report })
  return [own, ...shown.map((one) => showCredential(one.name, one.report))].join('\n')
}

function showCredential(name: string, report: Report): string {
  const { judged = [], leftOut = 0 } = report.embedded ?? {}
  const { labels } = messagesOf[report.language]
  return [
    showAlone(name, report),
    ...judged.map((one) => showAlone(name, one.report, toPlace(one, labels))),
    ...(leftOut === 0 ? [] : [wrap('', labels.leftOut(leftOut))]),
  ].join('\n')
}

type Claims = Readonly<Record<string, string | undefined>>

/** Where a document stands in another, and what it says that it is about. */
function toPlace({ pointer, kind, endorses }: EmbeddedReport, labels: EvidenceLabels): Claims {
  const { id, isHere } = endorses ?? { id: undefined, isHere: true }
  return {
    [labels.inside]: `${pointer}, ${kind}`,
    [labels.about]: id === undefined || isHere ? id : labels.elsewhere(id),
  }
}

/** A credential, whatever is inside of it. */
function showAlone(name: string, report: EmbeddedReport['report'], place: Claims = {}): string {
  const { authenticity, lifecycle, policy } = report.verdict
  const { issuerName, issuerId, achievement, id } = report.credential ?? {}
  const { labels } = messagesOf[report.language]
  const rule = policy.outcome === 'accepted' ? 'accepted' : `not accepted (${policy.rule})`
  return showOne(name, report, {
    exitCode: toExitCode(report.verdict),
    words: `${authenticity} · ${lifecycle} · ${rule}`,
    claims: {
      ...place,
      [labels.issuer]: issuerId,
      [labels.named]: issuerName,
      [labels.awards]: achievement,
      id,
    },
  })
}

type Told = Pick<Report, 'sentence' | 'language' | 'at' | 'asOf' | 'checks'>

function showOne(
  name: string,
  report: Told,
  { exitCode, words, claims }: { exitCode: number; words: string; claims: Claims },
): string {
  const { labels } = messagesOf[report.language]
  const width = Math.max(...Object.keys(claims).map((label) => label.length)) + 1
  const { asOf } = report
  return [
    pc.bold(wrap('', printable(name))),
    colourOf(exitCode)(wrap('', printable(report.sentence))),
    wrap('  ', words),
    wrap('  ', labels.judgedAt(printable(report.at))),
    ...(asOf === undefined ? [] : [wrap('  ', labels.asOf(printable(asOf)))]),
    ...Object.entries(claims).flatMap(([label, text]) =>
      text === undefined ? [] : [wrap(`  ${label.padEnd(width)}`, printable(text))],
    ),
    ...(report.checks.length === 0 ? [] : ['\n']),
    buildEvidence(report)
      .map((step, i) => showStep(step, i, labels))
      .join('\n'),
  ].join('')
}

function showStep(
  { check, outcome, code, asked, found, facts, change }: Step,
  i: number,
  labels: EvidenceLabels,
): string {
  const number = `${i + 1}.`.padEnd(4)
  const width = Math.max(labels.asked.length, labels.found.length) + 3
  return [
    `${number}${pc.bold(check)} ${marks[outcome]} ${outcome} ${pc.dim(code)}\n`,
    wrap(`    ${labels.asked.padEnd(width)}`, asked),
    wrap(`    ${labels.found.padEnd(width)}`, printable(found)),
    ...facts.map(({ name, value, source }) => {
      const label = `      ${printable(name)} = `
      // A name is chosen by the verifier, but a saved report is anybody's word.
      return (
        wrap(label.slice(0, 40), printable(value)) +
        pc.dim(wrap(`        ${labels.from} `, printable(source)))
      )
    }),
    wrap(`    ${labels.changed} `, printable(change)),
  ].join('')
}
