import pc from 'picocolors'
import { buildEvidence, type Step } from '../../src/evidence/buildEvidence.ts'
import type { Report } from '../../src/verifier/Report.ts'
import { printable } from './printable.ts'
import { colour, marks } from './showReport.ts'
import { wrap } from './wrap.ts'

/** What a verdict rests on, step by step, in 80 columns. */
export function showEvidence(name: string, report: Report): string {
  const { authenticity, lifecycle, policy } = report.verdict
  const { issuerName, issuerId, achievement, id } = report.credential ?? {}
  const claims = { issuer: issuerId, named: issuerName, awards: achievement, id }
  const rule = policy.outcome === 'accepted' ? 'accepted' : `not accepted (${policy.rule})`
  return [
    pc.bold(wrap('', printable(name))),
    colour(report)(wrap('', printable(report.sentence))),
    wrap('  ', `${authenticity} · ${lifecycle} · ${rule}`),
    wrap('  ', `judged at ${printable(report.at)}`),
    ...(report.asOf === undefined ? [] : [wrap('  ', `as of ${printable(report.asOf)}`)]),
    ...Object.entries(claims).flatMap(([label, text]) =>
      text === undefined ? [] : [wrap(`  ${label.padEnd(7)} `, printable(text))],
    ),
    ...(report.checks.length === 0 ? [] : ['\n']),
    buildEvidence(report).map(showStep).join('\n'),
  ].join('')
}

function showStep({ check, outcome, code, asked, found, facts, change }: Step, i: number): string {
  const number = `${i + 1}.`.padEnd(4)
  return [
    `${number}${pc.bold(check)} ${marks[outcome]} ${outcome} ${pc.dim(code)}\n`,
    wrap('    asked   ', asked),
    wrap('    found   ', printable(found)),
    ...facts.map(({ name, value, source }) => {
      const label = `      ${printable(name)} = `
      // A name is chosen by the verifier, but a saved report is anybody's word.
      return (
        wrap(label.slice(0, 40), printable(value)) +
        pc.dim(wrap('        from ', printable(source)))
      )
    }),
    wrap('    changed by ', change),
  ].join('')
}
