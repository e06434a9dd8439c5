import type { CheckResult, Fact, Report, Source } from '../verifier/Report.ts'
import { changes } from './changes.ts'
import { questions } from './questions.ts'

/** One check, as a person follows it. */
export type Step = {
  readonly check: CheckResult['check']
  readonly outcome: CheckResult['outcome']
  readonly code: CheckResult['code']
  /** What was asked. */
  readonly asked: string
  /** What was found, in the language of the report. */
  readonly found: string
  readonly facts: readonly {
    readonly name: string
    readonly value: string
    /** Where it comes from, and as of when. */
    readonly source: string
  }[]
  /** What would change the answer. */
  readonly change: string
}

/**
 * The checks of a report one by one: what was asked, what was found, on which facts it rests and where
 * each comes from, and what would change the answer. In English, but for what the report says itself.
 *
 * @example
 * for (const { asked, found } of buildEvidence(report)) console.log(asked, found)
 */
export function buildEvidence(report: Report): readonly Step[] {
  return report.checks.map((result) => ({
    check: result.check,
    outcome: result.outcome,
    code: result.code,
    asked: questions[result.check],
    found: result.reason,
    facts: result.facts.map((fact) => toFact(fact, report.at)),
    change:
      result.code === 'MOOT' && result.outcome === 'skipped'
        ? `The answer of the check \`${result.because}\`.`
        : changes[result.code],
  }))
}

function toFact({ name, value, source }: Fact, at: string) {
  return { name, value: String(value), source: describeSource(source, at) }
}

/** @param at The time of the run, which is when everything but a block was looked at. */
function describeSource(source: Source, at: string): string {
  switch (source.from) {
    case 'chain':
      return `chain, block ${source.block} of ${source.at}, ${source.registry}`
    case 'host':
      return `host ${source.host}, asked at ${at}`
    case 'node':
      return `node${source.host === undefined ? '' : ` ${source.host}`}, asked at ${at}`
    case 'clock':
      return `clock, ${at}`
    case 'document':
      return 'document: its own word'
    case 'policy':
      return 'your policy'
  }
}
