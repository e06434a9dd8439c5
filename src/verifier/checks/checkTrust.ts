import { findGrants } from '../findGrants.ts'
import type { Presented } from '../Presented.ts'
import type { CheckResult } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult, toSkipped } from '../result.ts'
import { toScopes } from '../toScopes.ts'
import { toUnreachable } from './checkAnchor.ts'
import type { AnchoredBy } from './checkIdentity.ts'

/** Whether grants lead from one of the policy's roots to the issuer, each good when the batch was anchored. */
export async function checkTrust(
  { credential }: Presented,
  { proof: { registry }, issuer, anchoredAt: time, view }: AnchoredBy,
  run: Run,
): Promise<CheckResult> {
  if (run.policy.roots.length === 0) return toSkipped('trust', 'not applicable')
  if (!issuer) return toResult('trust', 'unknown', 'TRUST_NO_PATH')
  try {
    const scopes = toScopes(credential)
    const question = { registry, issuerId: issuer.issuerId, view, scopes, time }
    const found = await findGrants(question, run)
    return found
      ? toResult('trust', 'passed', 'TRUST_PATH', found)
      : toResult('trust', 'unknown', 'TRUST_NO_PATH')
  } catch (error) {
    return toUnreachable('trust', error, [])
  }
}
