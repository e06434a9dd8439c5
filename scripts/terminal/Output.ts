import pc from 'picocolors'
import type { JudgedMixed } from '../../src/adapters/node/verifyInputs.ts'
import { describeInside } from './Inside.ts'
import { toJsonLine } from './printable.ts'
import { exitCodeOf, insideCodeOf, partsOf, toJsonError, toRow } from './Row.ts'
import { showPresentation, showReport } from './showReport.ts'
import { showRow } from './showRow.ts'
import { toCsvLine } from './toCsvLine.ts'

/** How verdicts are printed: each at once, so that nothing is kept. */
export type Output = {
  readonly begin: string
  write(judged: JudgedMixed): string
  /** @param isWhole Whether each input was answered. */
  end(isWhole: boolean): string
}

/** The kinds of output that `--output` names. */
export const outputKinds = ['text', 'table', 'jsonl', 'csv'] as const

/** One of `outputKinds`, or one JSON value for all. */
export type OutputKind = (typeof outputKinds)[number] | 'json'

/** @param columns Width of the terminal; without one nothing is cut. */
export function createOutput(kind: OutputKind, columns?: number): Output {
  const end = () => ''
  if (kind === 'text') return { begin: '', write: showText, end }
  if (kind === 'table') return { begin: '', write: showTable(columns), end }
  if (kind === 'csv') return { begin: toCsvLine(csvColumns), write: toCsv, end }
  if (kind === 'jsonl') {
    return { begin: '', write: (it) => toJsonLine({ version: 1, ...toResult(it) }), end }
  }
  let separator = ''
  return {
    begin: '{"version":1,"results":[',
    write: (it) => {
      const item = separator + toJsonLine(toResult(it)).trimEnd()
      separator = ','
      return item
    },
    end: (isWhole) => (isWhole ? ']}\n' : '],"interrupted":true}\n'),
  }
}

function showTable(columns: number | undefined) {
  return (judged: JudgedMixed) =>
    [judged, ...partsOf(judged)].map((one) => showRow(toRow(one), columns)).join('')
}

function showText(judged: JudgedMixed): string {
  if ('presentation' in judged) {
    const own = showPresentation(judged.name, judged.presentation)
    return own + partsOf(judged).map(showText).join('')
  }
  if ('report' in judged) return showReport(judged.name, judged.report)
  const { metaMessages } = judged.error
  return `${showRow(toRow(judged))}${metaMessages.map((it) => pc.dim(`  ${it}\n`)).join('')}\n`
}

function toResult(judged: JudgedMixed) {
  const embeddedExitCode = insideCodeOf(judged)
  const place = {
    file: judged.name,
    exitCode: exitCodeOf(judged),
    ...(embeddedExitCode !== undefined && { embeddedExitCode }),
  }
  if ('presentation' in judged) return { ...place, presentation: judged.presentation }
  return 'report' in judged
    ? { ...place, report: judged.report }
    : { ...place, error: toJsonError(judged.error) }
}

const csvColumns = [
  'file',
  'exitCode',
  'authenticity',
  'lifecycle',
  'policy',
  'rule',
  'error',
  'sentence',
  'issuerId',
  'issuerName',
  'achievement',
  'credentialId',
  'embeddedExitCode',
  'embedded',
] as const

function toCsv(judged: JudgedMixed): string {
  const { sentence, inside } = toRow(judged)
  const cells: Partial<Record<(typeof csvColumns)[number], string | number | undefined>> = {
    file: judged.name,
    exitCode: exitCodeOf(judged),
    sentence,
    ...toCells(judged),
    embeddedExitCode: insideCodeOf(judged),
    embedded: describeInside(inside),
  }
  return toCsvLine(csvColumns.map((column) => cells[column])) + partsOf(judged).map(toCsv).join('')
}

function toCells(judged: JudgedMixed) {
  if ('error' in judged) return { error: judged.error.code }
  if ('presentation' in judged) return { credentialId: judged.presentation.presentation?.id }
  const { verdict, credential } = judged.report
  const { authenticity, lifecycle, policy } = verdict
  const { issuerId, issuerName, achievement, id: credentialId } = credential ?? {}
  return {
    ...{ authenticity, lifecycle, policy: policy.outcome },
    ...(policy.outcome === 'not-accepted' && { rule: policy.rule }),
    ...{ issuerId, issuerName, achievement, credentialId },
  }
}
