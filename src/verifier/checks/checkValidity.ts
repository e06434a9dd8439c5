import type { Credential } from '../../credential/parseCredential.ts'
import type { CheckResult, Fact } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult } from '../result.ts'

/**
 * Whether the time of the run, or the one that is asked about, lies within what the document states (VC Data Model 2.0 §4.9), both ends included.
 */
export function checkValidity(
  { validFrom, validUntil }: Credential,
  { now, at }: Pick<Run, 'now' | 'at'>,
): CheckResult {
  const time = at ?? now
  const date = (name: string, stated: number | undefined): readonly Fact[] =>
    stated === undefined
      ? []
      : [{ name, value: new Date(stated).toISOString(), source: { from: 'document' } }]
  const facts: readonly Fact[] = [
    ...date('validFrom', validFrom),
    ...date('validUntil', validUntil),
    { name: 'now', value: new Date(now).toISOString(), source: { from: 'clock' } },
    ...(at === undefined
      ? []
      : [{ name: 'at', value: new Date(at).toISOString(), source: { from: 'clock' } } as const]),
  ]
  if (validUntil !== undefined && time > validUntil) {
    return toResult('validity', 'failed', 'VALIDITY_EXPIRED', { facts })
  }
  if (validFrom !== undefined && time < validFrom) {
    return toResult('validity', 'failed', 'VALIDITY_NOT_YET', { facts })
  }
  return toResult('validity', 'passed', 'VALIDITY_OK', { facts })
}
