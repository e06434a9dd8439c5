import { type CheckCode, checkCodes } from './CheckCode.ts'
import type { CheckName, CheckResult, Fact } from './Report.ts'

type Details = { readonly detail?: string; readonly facts?: readonly Fact[] }

/** A result of a check that was carried out. */
export function toResult(
  check: CheckName,
  outcome: 'passed' | 'failed' | 'unknown',
  code: CheckCode,
  { detail, facts = [] }: Details = {},
): CheckResult {
  return {
    check,
    outcome,
    code,
    reason: checkCodes[code],
    ...(detail !== undefined && { detail }),
    facts,
  }
}

const skipCodes = {
  'not applicable': 'NOT_APPLICABLE',
  'not asked': 'NOT_ASKED',
} as const

/**
 * A result of a check that was not carried out.
 *
 * @param own Says more than the usual code of the reason.
 */
export function toSkipped(
  check: CheckName,
  because: CheckName | keyof typeof skipCodes,
  own?: CheckCode,
): CheckResult {
  const usual = Object.hasOwn(skipCodes, because)
    ? skipCodes[because as keyof typeof skipCodes]
    : 'MOOT'
  const code = own ?? usual
  return { check, outcome: 'skipped', because, code, reason: checkCodes[code], facts: [] }
}

const badness = { failed: 30, unknown: 20, skipped: 10, passed: 0 } as const

/** Among the ways to fail one check, what cannot be undone is worse than what can. */
const finality: { readonly [code in CheckCode]?: number } = {
  STATUS_REVOKED: 3,
  STATUS_SUPERSEDED: 2,
  STATUS_SUSPENDED: 1,
}

/** Of several results of one check, the worst: a document is as good as its worst proof. */
export function worstOf(results: readonly CheckResult[]): CheckResult {
  const rank = ({ outcome, code }: CheckResult) => badness[outcome] + (finality[code] ?? 0)
  return results.reduce((worst, one) => (rank(one) > rank(worst) ? one : worst))
}
