import type { CheckName, CheckResult, Report, Source } from '../verifier/Report.ts'
import type { EvidenceMessages } from './languages/EvidenceMessages.ts'
import { messagesOf } from './languages/messagesOf.ts'

/** One check, as a person follows it. */
export type Step = {
  readonly check: CheckResult['check']
  readonly outcome: CheckResult['outcome']
  readonly code: CheckResult['code']
  /** What was asked. */
  readonly asked: string
  /** What was found. */
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
 * each comes from, and what would change the answer. In the language of the report.
 *
 * @param report On a credential; or on a presentation, of which it is the checks of its own.
 *
 * @example
 * for (const { asked, found } of buildEvidence(report)) console.log(asked, found)
 */
export function buildEvidence(report: Pick<Report, 'checks' | 'at' | 'language'>): readonly Step[] {
  const messages = messagesOf[report.language]
  const own = 'credentials' in report ? messages.presentationQuestions : {}
  const questions: Readonly<Record<CheckName, string>> = { ...messages.questions, ...own }
  return report.checks.map((result) => ({
    check: result.check,
    outcome: result.outcome,
    code: result.code,
    asked: questions[result.check],
    found: result.reason,
    facts: result.facts.map(({ name, value, source }) => ({
      name,
      value: String(value),
      source: describeSource(source, report.at, messages),
    })),
    change: describeChange(result, messages),
  }))
}

function describeChange(result: CheckResult, { changes, moot }: EvidenceMessages): string {
  return result.code === 'MOOT' && result.outcome === 'skipped'
    ? moot(result.because)
    : changes[result.code]
}

/** @param at The time of the run, which is when everything but a block was looked at. */
function describeSource(source: Source, at: string, { sources }: EvidenceMessages): string {
  switch (source.from) {
    case 'chain':
      return sources.chain(source)
    case 'host':
      return sources.host(source.host, at)
    case 'node':
      return sources.node(source.host, at)
    case 'clock':
      return sources.clock(at)
    default:
      return sources[source.from]
  }
}
