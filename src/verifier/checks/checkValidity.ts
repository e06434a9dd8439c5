import type { Credential } from '../../credential/parseCredential.ts'
import type { CheckResult, Fact } from '../Report.ts'
import { toResult } from '../result.ts'

/**
 * Whether a time lies within what the document states (VC Data Model 2.0 §4.9), both ends included.
 *
 * @param now Milliseconds since 1970.
 */
export function checkValidity({ validFrom, validUntil }: Credential, now: number): CheckResult {
  const date = (name: string, time: number | undefined): readonly Fact[] =>
    time === undefined
      ? []
      : [{ name, value: new Date(time).toISOString(), source: { from: 'document' } }]
  const facts: readonly Fact[] = [
    ...date('validFrom', validFrom),
    ...date('validUntil', validUntil),
    { name: 'now', value: new Date(now).toISOString(), source: { from: 'clock' } },
  ]
  if (validUntil !== undefined && now > validUntil) {
    return toResult('validity', 'failed', 'VALIDITY_EXPIRED', { facts })
  }
  if (validFrom !== undefined && now < validFrom) {
    return toResult('validity', 'failed', 'VALIDITY_NOT_YET', { facts })
  }
  return toResult('validity', 'passed', 'VALIDITY_OK', { facts })
}
