import { type AccountId, equalAccountIds, formatAccountId } from '../../base/accountId.ts'
import type { Credential } from '../../credential/parseCredential.ts'
import { parseDidPkh } from '../../identity/didPkh.ts'
import type { Policy } from '../Policy.ts'
import type { CheckResult, Fact } from '../Report.ts'
import { toResult } from '../result.ts'

/**
 * Whether the key that anchored the batch belongs to the issuer that the document names. Anybody can
 * anchor somebody else's document under an own key, so this needs a fact from outside the document.
 */
export function checkIdentity(
  { issuerId }: Credential,
  key: AccountId,
  { pins }: Policy,
): CheckResult {
  const facts: readonly Fact[] = [
    { name: 'issuer', value: issuerId, source: { from: 'document' } },
    { name: 'key', value: formatAccountId(key), source: { from: 'document' } },
  ]
  const pinned = pins.filter((pin) => pin.issuer === issuerId)
  if (pinned.some((pin) => equalAccountIds(pin.key, key))) {
    return toResult('identity', 'passed', 'IDENTITY_PINNED', { facts })
  }
  const self = parseDidPkh(issuerId)
  if (self && equalAccountIds(self, key)) {
    return toResult('identity', 'passed', 'IDENTITY_SELF', { facts })
  }
  if (self) return toResult('identity', 'failed', 'IDENTITY_OTHER_KEY', { facts })
  const code = pinned.length > 0 ? 'IDENTITY_OTHER_PIN' : 'IDENTITY_UNCONFIRMED'
  return toResult('identity', 'unknown', code, { facts })
}
