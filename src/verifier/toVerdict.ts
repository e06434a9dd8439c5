import type { Credential } from '../credential/parseCredential.ts'
import { defaultPolicy, type Policy, requirableChecks } from './Policy.ts'
import type { PresentationReport } from './presentation/PresentationReport.ts'
import type { CheckName, CheckResult, PolicyRule, Report, Verdict } from './Report.ts'

type Results = ReadonlyMap<CheckName, CheckResult>

const authenticityChecks = [
  'format',
  'integrity',
  'anchor',
  'key',
  'signature',
  'identity',
] as const

/** The verdict that the results of all checks amount to. */
export function toVerdict(
  checks: readonly CheckResult[],
  policy: Policy = defaultPolicy,
  achievement?: Credential['achievement'],
): Verdict {
  const results: Results = new Map(checks.map((result) => [result.check, result]))
  const authenticity = toAuthenticity(results)
  const rule = findRule(results, authenticity, policy, achievement)
  return {
    authenticity,
    lifecycle: toLifecycle(results),
    policy: rule ? { outcome: 'not-accepted', rule } : { outcome: 'accepted' },
  }
}

/**
 * `valid` needs every fact: a good format, a confirmed issuer, and an anchor; for a bare document a good
 * signature instead, by a key that is good where its issuer has registered it. A proof that is not known changes
 * nothing beside a good anchor.
 */
function toAuthenticity(results: Results): Verdict['authenticity'] {
  if (authenticityChecks.some((check) => results.get(check)?.outcome === 'failed')) return 'invalid'
  const passed = (check: CheckName) => results.get(check)?.outcome === 'passed'
  const isProven = passed('integrity') && passed('anchor') && passed('key')
  const isKeyGood = passed('key') || results.get('key')?.code === 'NOT_APPLICABLE'
  const isSigned = isBare(results) && passed('signature') && isKeyGood
  return passed('format') && passed('identity') && (isProven || isSigned)
    ? 'valid'
    : 'indeterminate'
}

function toLifecycle(results: Results): Verdict['lifecycle'] {
  const status = results.get('status')
  if (status?.code === 'STATUS_REVOKED') return 'revoked'
  if (status?.code === 'STATUS_SUPERSEDED') return 'superseded'
  if (status?.code === 'STATUS_SUSPENDED') return 'suspended'
  if (status?.code === 'STATUS_BEFORE_ANCHOR') return 'not-yet-valid'
  const validity = results.get('validity')
  if (validity?.code === 'VALIDITY_EXPIRED') return 'expired'
  if (validity?.code === 'VALIDITY_NOT_YET') return 'not-yet-valid'
  return status?.outcome === 'passed' && validity?.outcome === 'passed' ? 'current' : 'unknown'
}

const confirmed: ReadonlySet<string> = new Set([
  'IDENTITY_PINNED',
  'IDENTITY_DOMAIN',
  'IDENTITY_GRANTED',
])

/** The rule of the policy that refuses; `undefined` where none does. */
function findRule(
  results: Results,
  authenticity: Verdict['authenticity'],
  policy: Policy,
  achievement: Credential['achievement'],
): PolicyRule | undefined {
  const outcome = (check: CheckName) => results.get(check)?.outcome
  const bare = isBare(results)
  if (bare && policy.anchor === 'wanted') return 'anchor-wanted'
  if (!bare && outcome('anchor') !== 'passed') return 'anchor-confirmed'
  // An issuer that only confirms itself is authentic and still not one that the verifier knows.
  if (!confirmed.has(results.get('identity')?.code ?? '')) return 'identity-confirmed'
  if (authenticity !== 'valid') return 'authenticity-confirmed'
  if (!isOneOf(achievement?.id, policy.accept.ids)) return 'achievement-accepted'
  if (!isOneOf(achievement?.achievementType, policy.accept.types)) return 'achievement-accepted'
  // What breaks is not accepted, required or not; what is not known is, unless it is required.
  const missing = requirableChecks.find(
    (check) =>
      outcome(check) === 'failed' ||
      (policy.require.includes(check) && outcome(check) !== 'passed'),
  )
  if (missing) return `${missing}-required`
  const isKnown = (check: CheckName) => ['passed', 'failed'].includes(outcome(check) ?? '')
  if (!isKnown('status')) return 'status-known'
  return isKnown('validity') ? undefined : 'validity-known'
}

function isOneOf(value: string | undefined, accepted: readonly string[] | undefined): boolean {
  return accepted === undefined || (value !== undefined && accepted.includes(value))
}

/** Without an anchor proof. Half a proof is none, and no excuse for the other half. */
function isBare(results: Results): boolean {
  const sealed = ['integrity', 'anchor'] as const
  return sealed.every((check) => results.get(check)?.code === 'NOT_APPLICABLE')
}

/** Exit codes of the command, by what a verdict means to somebody who has to decide. */
export const exitCodes = { good: 0, bad: 1, usage: 2, unknown: 3, 'not-accepted': 4 } as const

/**
 * The exit code of a verdict: 0 valid, current and accepted · 1 not · 3 could not be determined ·
 * 4 authentic and current, not accepted by policy.
 */
export function toExitCode({ authenticity, lifecycle, policy }: Verdict): 0 | 1 | 3 | 4 {
  const isOver = lifecycle !== 'current' && lifecycle !== 'unknown'
  if (authenticity === 'invalid' || isOver) return exitCodes.bad
  if (authenticity === 'indeterminate' || lifecycle === 'unknown') return exitCodes.unknown
  return policy.outcome === 'accepted' ? exitCodes.good : exitCodes['not-accepted']
}

/**
 * The exit code of a presentation: the worst of its credentials' and its own. One that shows nothing, or by nobody
 * who could be told, is never good.
 */
export function toPresentationExitCode({ checks, credentials }: PresentationReport): 0 | 1 | 3 | 4 {
  const own = checks.map(({ outcome }) => {
    if (outcome === 'failed') return exitCodes.bad
    return outcome === 'unknown' ? exitCodes.unknown : exitCodes.good
  })
  const shown = credentials.map(({ verdict }) => toExitCode(verdict))
  const codes = [...own, ...(shown.length > 0 ? shown : [exitCodes.unknown])]
  return worstExitCode(codes) as 0 | 1 | 3 | 4
}

/**
 * The worst exit code of what is inside a document, which is no part of the document's own. What was not judged is not
 * known, and what stands as an endorsement and is none of what it stands in is not accepted as one.
 *
 * @example
 * if (report.embedded && toEmbeddedExitCode(report.embedded) !== 0) console.log('look inside')
 */
export function toEmbeddedExitCode({
  judged,
  leftOut,
}: NonNullable<Report['embedded']>): 0 | 1 | 3 | 4 {
  const codes = judged.flatMap(({ kind, endorses, report }) => {
    const isInPlace = kind !== 'endorsement' || endorses?.isHere
    return [toExitCode(report.verdict), ...(isInPlace ? [] : [exitCodes['not-accepted']])]
  })
  return worstExitCode(leftOut > 0 ? [...codes, exitCodes.unknown] : codes) as 0 | 1 | 3 | 4
}

/** Of the exit codes of a run the worst, in the order 2, 1, 3, 4, 0. */
export function worstExitCode(codes: Iterable<number>): number {
  const order: readonly number[] = [0, 4, 3, 1, 2]
  let worst = 0
  for (const code of codes) worst = order.indexOf(code) > order.indexOf(worst) ? code : worst
  return worst
}
