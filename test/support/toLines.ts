import type { PresentationReport } from '../../src/verifier/presentation/PresentationReport.ts'
import type { CheckResult, Fact, Report } from '../../src/verifier/Report.ts'

/**
 * A report without its sentences, line by line. What differs from run to run has a name instead, the same one
 * wherever the same value is.
 */
export function toLines(report: Report | PresentationReport): readonly string[] {
  return rename('credentials' in report ? ofPresentation(report) : ofCredential(report))
}

function ofPresentation(report: PresentationReport): readonly string[] {
  const { at, presentation, checks, credentials } = report
  return [
    ...ofMembers({ at, presentation }),
    ...checks.flatMap(ofCheck),
    ...credentials.flatMap(ofCredential),
  ]
}

function ofCredential({ verdict, at, asOf, credential, checks }: Report): readonly string[] {
  return [...ofMembers({ verdict, at, asOf, credential }), ...checks.flatMap(ofCheck)]
}

function ofMembers(members: object): readonly string[] {
  return Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : `${name} ${JSON.stringify(value)}`,
  )
}

function ofCheck(result: CheckResult): readonly string[] {
  const { check, outcome, code, facts } = result
  const because = outcome === 'skipped' ? ` because ${result.because}` : ''
  return [`${check} ${outcome} ${code}${because}`, ...facts.map(ofFact)]
}

function ofFact({ name, value, source }: Fact): string {
  return `  ${name}: ${JSON.stringify(value)} by ${Object.values(source).join(' ')}`
}

const kinds = {
  hash: /0x[\da-f]{64}\b/gi,
  address: /0x[\da-f]{40}\b/gi,
  // The chains of the tests begin with the year 2024, where the documents have whole hours.
  time: /2024-01-\d\dT\d\d:(?!00:00\.000)[\d:.]{9}Z/g,
}

/** Numbers what differs from run to run, in the order in which it appears. */
function rename(lines: readonly string[]): readonly string[] {
  const text = Object.entries(kinds).reduce((known, [kind, pattern]) => {
    const seen = new Set<string>()
    return known.replace(pattern, (value) => `<${kind} ${[...seen.add(value)].indexOf(value) + 1}>`)
  }, lines.join('\n'))
  return text.split('\n')
}
