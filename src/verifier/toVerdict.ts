import type { CheckName, CheckResult, PolicyRule, Verdict } from './Report.ts'

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
export function toVerdict(checks: readonly CheckResult[]): Verdict {
  const results: Results = new Map(checks.map((result) => [result.check, result]))
  const authenticity = toAuthenticity(results)
  return {
    authenticity,
    lifecycle: toLifecycle(results),
    policy: toPolicyOutcome(results, authenticity),
  }
}

/**
 * `valid` needs every fact: a good format, a confirmed issuer, and an anchor; for a bare document a good
 * signature instead of the anchor. A proof that is not known changes nothing beside a good anchor.
 */
function toAuthenticity(results: Results): Verdict['authenticity'] {
  if (authenticityChecks.some((check) => results.get(check)?.outcome === 'failed')) return 'invalid'
  const passed = (check: CheckName) => results.get(check)?.outcome === 'passed'
  const isProven = passed('integrity') && passed('anchor') && passed('key')
  const isSigned = isBare(results) && passed('signature')
  return passed('format') && passed('identity') && (isProven || isSigned)
    ? 'valid'
    : 'indeterminate'
}

function toLifecycle(results: Results): Verdict['lifecycle'] {
  const status = results.get('status')
  if (status?.code === 'STATUS_REVOKED') return 'revoked'
  if (status?.code === 'STATUS_SUPERSEDED') return 'superseded'
  if (status?.code === 'STATUS_SUSPENDED') return 'suspended'
  const validity = results.get('validity')
  if (validity?.code === 'VALIDITY_EXPIRED') return 'expired'
  if (validity?.code === 'VALIDITY_NOT_YET') return 'not-yet-valid'
  return status?.outcome === 'passed' && validity?.outcome === 'passed' ? 'current' : 'unknown'
}

/** An issuer that only confirms itself is authentic and still not one that the verifier knows. */
function toPolicyOutcome(
  results: Results,
  authenticity: Verdict['authenticity'],
): Verdict['policy'] {
  const refuse = (rule: PolicyRule) => ({ outcome: 'not-accepted', rule }) as const
  if (isBare(results)) return refuse('anchor-wanted')
  if (results.get('anchor')?.outcome !== 'passed') return refuse('anchor-confirmed')
  if (results.get('identity')?.code !== 'IDENTITY_PINNED') return refuse('identity-confirmed')
  if (authenticity !== 'valid') return refuse('authenticity-confirmed')
  const status = results.get('status')?.outcome
  return status === 'passed' || status === 'failed'
    ? { outcome: 'accepted' }
    : refuse('status-known')
}

/** Without an anchor proof. Half a proof is none, and no excuse for the other half. */
function isBare(results: Results): boolean {
  const sealed = ['integrity', 'anchor', 'key'] as const
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

/** Of the exit codes of a run the worst, in the order 2, 1, 3, 4, 0. */
export function worstExitCode(codes: Iterable<number>): number {
  const order: readonly number[] = [0, 4, 3, 1, 2]
  let worst = 0
  for (const code of codes) worst = order.indexOf(code) > order.indexOf(worst) ? code : worst
  return worst
}
