import type { Hex } from '../base/hex.ts'
import type { CairnIssuer } from '../identity/CairnIssuer.ts'
import { formatCairnIssuer } from '../identity/CairnIssuer.ts'
import type { CheckCode } from './CheckCode.ts'
import { findGrants } from './findGrants.ts'
import type { RegistryView } from './RegistryView.ts'
import type { Fact } from './Report.ts'
import type { Run } from './Run.ts'
import { isOnWeb } from './resolveIssuer.ts'

/** An issuer on chain, seen from a credential. */
export type IssuerQuestion = CairnIssuer & {
  /** `issuer.id` of the credential. */
  readonly name: string
  readonly view: RegistryView
  /** What grants have to be about: the scopes that the credential carries. */
  readonly scopes: readonly Hex[]
  /** When grants have to be good, in seconds since 1970. */
  readonly time: number
}

/** Whether anybody but the issuer itself says that it is the one that the credential names, and who. */
export type Confirmation = {
  readonly outcome: 'passed' | 'unknown'
  readonly code: CheckCode
  readonly facts: readonly Fact[]
}

/**
 * Asks who confirms that an issuer on chain is the one that a credential names: the policy itself, an issuer
 * that it trusts, or the domain of a did:web. That it goes by that name on chain has to be known before.
 *
 * @throws {RegistryError} where the node or the registry fails.
 */
export async function confirmIssuer(question: IssuerQuestion, run: Run): Promise<Confirmation> {
  const { name, registry, issuerId } = question
  const id = formatCairnIssuer({ registry, issuerId })
  const pins = run.policy.pins.filter((pin) => pin.issuer === name)
  const pinned = pins.some((pin) => 'registered' in pin && formatCairnIssuer(pin.registered) === id)
  if (pinned)
    return passed('IDENTITY_PINNED', { name: 'pin', value: id, source: { from: 'policy' } })
  // Where the verifier has named other ones, nobody else's word goes against its own.
  const isPinnedElsewhere = pins.some((pin) => !('assertionKey' in pin))
  if (isPinnedElsewhere) return { outcome: 'unknown', code: 'IDENTITY_OTHER_PIN', facts: [] }

  const found = await findGrants(question, run)
  if (found) return passed('IDENTITY_GRANTED', ...found.facts)
  return askDomain(question, run)
}

async function askDomain(question: IssuerQuestion, run: Run): Promise<Confirmation> {
  const { name } = question
  if (!isOnWeb(name) || !run.fetch) {
    return { outcome: 'unknown', code: 'IDENTITY_UNCONFIRMED', facts: [] }
  }
  const resolved = await run.resolver.resolve(name)
  const source = { from: 'host', host: name } as const
  if (resolved.outcome !== 'resolved') {
    const facts = [{ name: 'error', value: resolved.code, source }]
    return { outcome: 'unknown', code: 'IDENTITY_UNREACHABLE', facts }
  }
  const named = resolved.document.cairnIssuers.map(formatCairnIssuer)
  const id = formatCairnIssuer(question)
  const fact: Fact = { name: 'issuer on chain', value: named.join(' '), source }
  return named.includes(id)
    ? passed('IDENTITY_DOMAIN', fact)
    : { outcome: 'unknown', code: 'IDENTITY_NOT_NAMED', facts: [fact] }
}

function passed(code: CheckCode, ...facts: readonly Fact[]): Confirmation {
  return { outcome: 'passed', code, facts }
}
