import { toIsoTime } from '../../base/toIsoTime.ts'
import { isPartShown, type Presented } from '../Presented.ts'
import type { CheckResult, Fact } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult } from '../result.ts'

/**
 * Whether the time of the run, or the one that is asked about, lies within what the document states (VC Data Model 2.0 §4.9), both ends included.
 * Of a part that its holder chose to show, an end or a beginning that it does not state is not known.
 */
export function checkValidity(
  presented: Presented,
  { now, at }: Pick<Run, 'now' | 'at'>,
): CheckResult {
  const { validFrom, validUntil } = presented.credential
  const time = at ?? now
  const date = (name: string, stated: number | undefined): readonly Fact[] =>
    stated === undefined ? [] : [{ name, value: toIsoTime(stated), source: { from: 'document' } }]
  const facts: readonly Fact[] = [
    ...date('validFrom', validFrom),
    ...date('validUntil', validUntil),
    { name: 'now', value: toIsoTime(now), source: { from: 'clock' } },
    ...(at === undefined
      ? []
      : [{ name: 'at', value: toIsoTime(at), source: { from: 'clock' } } as const]),
  ]
  if (validUntil !== undefined && time > validUntil) {
    return toResult('validity', 'failed', 'VALIDITY_EXPIRED', { facts })
  }
  if (validFrom !== undefined && time < validFrom) {
    return toResult('validity', 'failed', 'VALIDITY_NOT_YET', { facts })
  }
  if (isPartShown(presented) && (validFrom === undefined || validUntil === undefined)) {
    return toResult('validity', 'unknown', 'VALIDITY_NOT_SHOWN', { facts })
  }
  return toResult('validity', 'passed', 'VALIDITY_OK', { facts })
}
