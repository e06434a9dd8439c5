import { type AccountId, equalAccountIds, formatAccountId } from '../../base/accountId.ts'
import { utf8 } from '../../base/bytes.ts'
import { keccak256 } from '../../base/hash.ts'
import { toHex } from '../../base/hex.ts'
import type { Credential } from '../../credential/parseCredential.ts'
import { parseDidPkh } from '../../identity/didPkh.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import type { IssuerRecord } from '../../registry/Registry.ts'
import type { CheckCode } from '../CheckCode.ts'
import type { Pin, Policy } from '../Policy.ts'
import type { CheckResult, Fact } from '../Report.ts'
import { toResult } from '../result.ts'

/** The issuer on chain that a key belonged to. */
export type OnChainIssuer = {
  readonly issuerId: number
  readonly record: IssuerRecord | undefined
}

/**
 * Whether the key that anchored the batch belongs to the issuer that the document names. Anybody can
 * anchor somebody else's document under an own key, and give an issuer on chain any name, so this needs
 * a fact from outside the document and the chain.
 *
 * @param issuer Absent where the key belonged to no issuer when it anchored the batch.
 */
export function checkIdentity(
  { issuerId }: Credential,
  { registry, key: address }: AnchorProof,
  issuer: OnChainIssuer | undefined,
  { pins }: Policy,
): CheckResult {
  const key = { chainId: registry.chainId, address }
  const facts: readonly Fact[] = [
    { name: 'issuer', value: issuerId, source: { from: 'document' } },
    { name: 'key', value: formatAccountId(key), source: { from: 'document' } },
  ]
  const result = (outcome: 'passed' | 'failed' | 'unknown', code: CheckCode) =>
    toResult('identity', outcome, code, { facts })

  if (issuer && issuer.record?.identifierHash !== toHex(keccak256(utf8(issuerId)))) {
    return result('failed', 'IDENTITY_OTHER_ISSUER')
  }
  const pinned = pins.filter((pin) => pin.issuer === issuerId)
  const pin = pinned.find((one) => isPinned(one, key, registry, issuer))
  if (pin) {
    const pinnedTo: Fact = { name: 'pin', value: describePin(pin), source: { from: 'policy' } }
    return toResult('identity', 'passed', 'IDENTITY_PINNED', { facts: [...facts, pinnedTo] })
  }
  const self = parseDidPkh(issuerId)
  if (self && equalAccountIds(self, key)) return result('passed', 'IDENTITY_SELF')
  if (self && !issuer) return result('failed', 'IDENTITY_OTHER_KEY')
  return result('unknown', pinned.length > 0 ? 'IDENTITY_OTHER_PIN' : 'IDENTITY_UNCONFIRMED')
}

/** As a policy file writes it. */
function describePin(pin: Pin): string {
  if ('key' in pin) return formatAccountId(pin.key)
  return `${formatAccountId(pin.registered.registry)}/${pin.registered.issuerId}`
}

function isPinned(
  pin: Pin,
  key: AccountId,
  registry: AccountId,
  issuer: OnChainIssuer | undefined,
): boolean {
  if ('key' in pin) return equalAccountIds(pin.key, key)
  const { registered } = pin
  return issuer?.issuerId === registered.issuerId && equalAccountIds(registered.registry, registry)
}
