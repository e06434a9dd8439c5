import type { Credential } from '../../credential/parseCredential.ts'
import type { CheckResult, Fact } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult } from '../result.ts'

/**
 * Whether the time of the run lies within what the document states (VC Data Model 2.0 §4.9), both ends included.
 */
export function checkValidity(
  { validFrom, validUntil }: Credential,
  { now }: Pick<Run, 'now'>,
): CheckResult {
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
