import { type AccountId, equalAccountIds, formatAccountId } from '../../base/accountId.ts'
import { formatCairnIssuer } from '../../identity/CairnIssuer.ts'
import { parseDidPkh } from '../../identity/didPkh.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import type { CheckCode } from '../CheckCode.ts'
import { confirmIssuer } from '../confirmIssuer.ts'
import { goesBy, type OnChainIssuer } from '../OnChainIssuer.ts'
import type { Presented } from '../Presented.ts'
import type { RegistryView } from '../RegistryView.ts'
import type { CheckResult, Fact } from '../Report.ts'
import type { Run } from '../Run.ts'
import { toResult } from '../result.ts'
import { toScopes } from '../toScopes.ts'
import { toUnreachable } from './checkAnchor.ts'
import type { Signer } from './checkSignature.ts'

/** An anchor that was found, and who is behind its key. */
export type AnchoredBy = {
  readonly proof: AnchorProof
  /** Absent where the key belonged to no issuer when it anchored the batch. */
  readonly issuer: OnChainIssuer | undefined
  /** Seconds since 1970. */
  readonly anchoredAt: number
  readonly view: RegistryView
}

/**
 * Whether the key that anchored the batch belongs to the issuer that the document names. Anybody can
 * anchor somebody else's document under an own key, and give an issuer on chain any name, so this needs
 * a fact from outside the document and the chain.
 *
 * @param signers Who signed the document itself.
 */
export async function checkIdentity(
  { credential }: Presented,
  anchored: AnchoredBy,
  signers: readonly Signer[],
  run: Run,
): Promise<CheckResult> {
  const { issuerId: name } = credential
  const { proof, issuer, anchoredAt, view } = anchored
  const { registry } = proof
  const key = { chainId: registry.chainId, address: proof.key }
  const facts: readonly Fact[] = [
    { name: 'issuer', value: name, source: { from: 'document' } },
    { name: 'key', value: formatAccountId(key), source: { from: 'document' } },
  ]
  const result = (
    outcome: 'passed' | 'failed' | 'unknown',
    code: CheckCode,
    more: readonly Fact[] = [],
  ) => toResult('identity', outcome, code, { facts: [...facts, ...more] })

  if (issuer && !goesBy(issuer.record, name)) return result('failed', 'IDENTITY_OTHER_ISSUER')
  if (isPinned(run, name, key)) {
    const value = formatAccountId(key)
    return result('passed', 'IDENTITY_PINNED', [{ name: 'pin', value, source: { from: 'policy' } }])
  }
  const self = parseDidPkh(name)
  if (self && !issuer && !equalAccountIds(self, key)) return result('failed', 'IDENTITY_OTHER_KEY')
  const itself = (self && equalAccountIds(self, key)) || isSelfSigned(credential, anchored, signers)
  try {
    const scopes = toScopes(credential)
    const question = issuer && {
      name,
      registry,
      issuerId: issuer.issuerId,
      view,
      scopes,
      time: anchoredAt,
    }
    const confirmed = question
      ? await confirmIssuer(question, run)
      : ({ outcome: 'unknown', code: otherPinOr(run, name), facts: [] } as const)
    if (confirmed.outcome !== 'passed' && itself) return result('passed', 'IDENTITY_SELF')
    return result(confirmed.outcome, confirmed.code, confirmed.facts)
  } catch (error) {
    return toUnreachable('identity', error, facts)
  }
}

function isPinned({ policy }: Run, name: string, key: AccountId): boolean {
  return policy.pins.some(
    (pin) => pin.issuer === name && 'key' in pin && equalAccountIds(pin.key, key),
  )
}

function otherPinOr({ policy }: Run, name: string): CheckCode {
  const isPinned = policy.pins.some((pin) => pin.issuer === name && !('assertionKey' in pin))
  return isPinned ? 'IDENTITY_OTHER_PIN' : 'IDENTITY_UNCONFIRMED'
}

/**
 * A did:key has to have signed the document, and to have named in it the issuer on chain: else anybody could
 * anchor what it signed.
 */
function isSelfSigned(
  { issuerId: name, otherIdentifiers }: Presented['credential'],
  { proof, issuer }: AnchoredBy,
  signers: readonly Signer[],
): boolean {
  if (!issuer || !name.startsWith('did:key:')) return false
  const id = formatCairnIssuer({ registry: proof.registry, issuerId: issuer.issuerId })
  const hasSigned = signers.some(({ multikey }) => name === `did:key:${multikey}`)
  return hasSigned && otherIdentifiers.includes(id)
}
