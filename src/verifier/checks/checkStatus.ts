import type { Credential } from '../../credential/parseCredential.ts'
import type { Facts } from '../../registry/Registry.ts'
import type { CheckResult, Source } from '../Report.ts'
import { toResult } from '../result.ts'

/** Whether the position is revoked, suspended or superseded, as of the final block. */
export function checkStatus({ document }: Credential, facts: Facts, source: Source): CheckResult {
  const known = (name: string, value = true) => ({ facts: [{ name, value, source }] })
  if (facts.revoked || facts.batchRevoked) {
    const name = facts.revoked ? 'revoked' : 'batchRevoked'
    return toResult('status', 'failed', 'STATUS_REVOKED', known(name))
  }
  if (facts.superseded)
    return toResult('status', 'failed', 'STATUS_SUPERSEDED', known('superseded'))
  if (facts.suspended || facts.batchSuspended) {
    const name = facts.suspended ? 'suspended' : 'batchSuspended'
    return toResult('status', 'failed', 'STATUS_SUSPENDED', known(name))
  }
  if (Object.hasOwn(document, 'credentialStatus')) {
    return toResult('status', 'unknown', 'STATUS_ENTRY_NOT_READ')
  }
  return toResult('status', 'passed', 'STATUS_CURRENT', known('revoked', false))
}
