import type { KeyRecord } from '../../registry/Registry.ts'
import type { CheckCode } from '../CheckCode.ts'
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
  source: Source,
): CheckResult {
  if (!record) {
    const facts = [{ name: 'claimed', value: false, source }]
    return toResult('key', 'passed', 'KEY_UNCLAIMED', { facts })
  }
  const facts = toFacts(record, source)
  const failed = (code: CheckCode) => toResult('key', 'failed', code, { facts })

  // Also what the key anchored before it was claimed: whoever holds it now has said so.
  if (record.badSince !== undefined && anchoredAt >= record.badSince)
    return failed('KEY_COMPROMISED')
  if (anchoredAt < record.from) return toResult('key', 'passed', 'KEY_UNCLAIMED', { facts })
  if (!record.roles.includes('anchor')) return failed('KEY_NOT_FOR_ANCHORS')
  if (record.end !== undefined && anchoredAt >= record.end) return failed('KEY_ENDED')
  return toResult('key', 'passed', 'KEY_GOOD', { facts })
}

function toFacts(record: KeyRecord, source: Source): readonly Fact[] {
  const time = (name: string, seconds: number | undefined): readonly Fact[] =>
    seconds === undefined ? [] : [{ name, value: new Date(seconds * 1000).toISOString(), source }]
  return [
    { name: 'issuerId', value: record.issuerId, source },
    { name: 'roles', value: record.roles.join(' '), source },
    ...time('from', record.from),
    ...time('end', record.end),
    ...time('badSince', record.badSince),
  ]
}
