import type { PresentationReport } from '../../src/verifier/presentation/PresentationReport.ts'
import type { CheckResult, Report } from '../../src/verifier/Report.ts'
import { printable } from './printable.ts'

/**
 * What a report says of nodes whose answers did not count, in all that it is about: a line for each of them and each
 * problem.
 */
export function listDissent(report: Report | PresentationReport): readonly string[] {
  const lines = checksOf(report).flatMap(({ facts }) =>
    facts.flatMap(({ name, value, source }) =>
      name === 'dissent' && source.from === 'node'
        ? [printable(`warning: the node ${source.host} was not counted: ${value}`)]
        : [],
    ),
  )
  return [...new Set(lines)]
}

function checksOf(report: Report | PresentationReport): readonly CheckResult[] {
  if ('credentials' in report) return report.credentials.flatMap(checksOf)
  const { checks, embedded } = report
  return [...checks, ...(embedded?.judged ?? []).flatMap((one) => one.report.checks)]
}
