import type { AllEmbedded } from '../embedded/judgeEmbedded.ts'
import type { PresentationReport } from '../presentation/PresentationReport.ts'
import type { CheckName, CheckResult, Report, Verdict } from '../Report.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import type { Language } from './Language.ts'
import type { Messages, Over } from './Messages.ts'

const messagesOf: Readonly<Record<Language, Messages>> = { en, de }

/** A report without its words. */
export type Untranslated = Omit<Report, 'sentence' | 'language' | 'embedded'> & {
  readonly embedded?: AllEmbedded<Untranslated>
}

/** The report of a presentation without its words. */
export type UntranslatedPresentation = Omit<
  PresentationReport,
  'sentence' | 'language' | 'credentials'
> & { readonly credentials: readonly Untranslated[] }

/**
 * A report with its sentences in a language: the verdict in one sentence or two, for a person with thirty
 * seconds, and the reason of each check. Codes, names of facts and details stay as they are.
 *
 * @example
 * translate(report, 'de').sentence
 */
export function translate(report: Untranslated, language: Language): Report {
  const messages = messagesOf[language]
  const checks = report.checks.map((result) => toTold(result, messages))
  const { version, verdict, at, asOf, credential, embedded } = report
  return {
    version,
    verdict,
    language,
    sentence: toSentence({ ...report, checks }, messages),
    at,
    ...(asOf !== undefined && { asOf }),
    ...(credential && { credential }),
    checks,
    ...(embedded && {
      embedded: {
        judged: embedded.judged.map((one) => ({ ...one, report: translate(one.report, language) })),
        leftOut: embedded.leftOut,
      },
    }),
  }
}

/** The same of a presentation, each of its credentials included. */
export function translatePresentation(
  report: UntranslatedPresentation,
  language: Language,
): PresentationReport {
  const messages = messagesOf[language]
  const { version, at, presentation } = report
  const checks = report.checks.map((result) => toTold(result, messages))
  const decisive = checks.find(({ outcome }) => outcome !== 'passed') ?? checks.at(-1)
  return {
    version,
    language,
    sentence: messages.presented(decisive?.reason ?? '', report.credentials.length),
    at,
    ...(presentation && { presentation }),
    checks,
    credentials: report.credentials.map((one) => translate(one, language)),
  }
}

function toTold(result: CheckResult, messages: Messages): CheckResult {
  return { ...result, reason: withDetail(messages.reasons[result.code], result.detail) }
}

function withDetail(reason: string, detail: string | undefined): string {
  return detail === undefined ? reason : `${reason} ${detail}`
}

function toSentence(report: Untranslated, messages: Messages): string {
  const { asOf } = report
  const sentence = describe(report, messages)
  return asOf === undefined ? sentence : `${messages.asOf(toMinute(asOf))} ${sentence}`
}

/** As people write it; in UTC, as it is said beside. */
function toMinute(time: string): string {
  return time.slice(0, 16).replace('T', ' ')
}

function describe({ verdict, checks, credential }: Untranslated, messages: Messages): string {
  const { authenticity, lifecycle, policy } = verdict
  const find = (check: CheckName) => checks.find((result) => result.check === check)
  if (authenticity === 'invalid') return messages.invalid(firstOf(checks, 'failed'))
  if (authenticity === 'indeterminate') {
    const isIntact = find('integrity')?.outcome === 'passed'
    return [
      messages.indeterminate(firstOf(checks.filter(decides), 'unknown')),
      ...(isIntact ? [messages.intact] : []),
      ...(isOver(lifecycle) ? [messages.inAnyCase[lifecycle]] : []),
    ].join(' ')
  }
  if (lifecycle === 'unknown') return messages.statusUnknown(find('status')?.reason ?? '')
  // A name that nobody but its bearer vouches for is not repeated.
  const isKnown = vouched.has(find('identity')?.code ?? '')
  const issuer = (isKnown ? credential?.issuerName : undefined) ?? credential?.issuerId ?? ''
  const issued = messages.issued({ issuer, ...dates(checks) })
  if (isOver(lifecycle)) return `${messages.over[lifecycle]} ${issued}`
  const judged = policy.outcome === 'accepted' ? messages.good : messages.notAccepted(policy.rule)
  return `${judged} ${issued}`
}

/** Where somebody whom the verifier trusts says who it is; a domain vouches for itself alone. */
const vouched: ReadonlySet<string> = new Set(['IDENTITY_PINNED', 'IDENTITY_GRANTED'])

function isOver(lifecycle: Verdict['lifecycle']): lifecycle is Over {
  return lifecycle !== 'current' && lifecycle !== 'unknown'
}

/** An issuer's proof that could not be judged is never the reason why an anchored document cannot be. */
function decides({ check }: CheckResult): boolean {
  return !['signature', 'status', 'trust', 'authority', 'holder', 'schema'].includes(check)
}

/** The reason of the first authenticity check with this outcome. */
function firstOf(checks: readonly CheckResult[], outcome: CheckResult['outcome']): string {
  return checks.find((result) => result.outcome === outcome)?.reason ?? ''
}

function dates(checks: readonly CheckResult[]) {
  const day = (name: string) => {
    for (const { facts } of checks) {
      const fact = facts.find((one) => one.name === name)
      if (fact) return fact.value.toString().slice(0, 10)
    }
    return undefined
  }
  const anchored = day('anchoredAt')
  const until = day('validUntil')
  return { ...(anchored && { anchored }), ...(until && { until }) }
}
