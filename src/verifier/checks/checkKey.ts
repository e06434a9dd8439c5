import { toIsoTime } from '../../base/toIsoTime.ts'
import type { KeyRecord } from '../../registry/Registry.ts'
import type { CheckCode } from '../CheckCode.ts'
import type { RegistryView } from '../RegistryView.ts'
import type { CheckResult, Fact, Source } from '../Report.ts'
import { toResult } from '../result.ts'

/**
 * Whether the key was good when it anchored the batch. Judged by the newest final state: a key can be
 * declared compromised afterwards, since a time before.
 *
 * @param record Absent where the key belongs to no issuer.
 * @param anchoredAt Seconds since 1970.
 */
export function checkKey(
  record: KeyRecord | undefined,
  anchoredAt: number,
  { source, timeTolerance }: Pick<RegistryView, 'source' | 'timeTolerance'>,
): CheckResult {
  if (!record) {
    const facts = [{ name: 'claimed', value: false, source }]
    return toResult('key', 'passed', 'KEY_UNCLAIMED', { facts })
  }
  const facts = [
    { name: 'issuerId', value: record.issuerId, source },
    { name: 'roles', value: record.roles.join(' '), source },
    ...toWindowFacts(record, source),
  ]
  const failed = (code: CheckCode) => toResult('key', 'failed', code, { facts })

  // Also what the key anchored before it was claimed: whoever holds it now has said so.
  const { badSince } = record
  if (badSince !== undefined && anchoredAt >= badSince) return failed('KEY_COMPROMISED')
  if (badSince !== undefined && anchoredAt >= badSince - timeTolerance) {
    return toResult('key', 'unknown', 'KEY_AT_EDGE', { facts })
  }
  if (anchoredAt < record.from) return toResult('key', 'passed', 'KEY_UNCLAIMED', { facts })
  if (!record.roles.includes('anchor')) return failed('KEY_NOT_FOR_ANCHORS')
  if (record.end !== undefined && anchoredAt >= record.end) return failed('KEY_ENDED')
  return toResult('key', 'passed', 'KEY_GOOD', { facts })
}

/** The times of a window as facts. */
export function toWindowFacts(
  window: Pick<KeyRecord, 'from' | 'end' | 'badSince'>,
  source: Source,
): readonly Fact[] {
  const time = (name: string, seconds: number | undefined): readonly Fact[] =>
    seconds === undefined ? [] : [{ name, value: toIsoTime(seconds * 1000), source }]
  return [
    ...time('from', window.from),
    ...time('end', window.end),
    ...time('badSince', window.badSince),
  ]
}
