import type { AccountId } from '../base/accountId.ts'
import { createCall, type WriterOptions } from '../registry/createCall.ts'
import type { Receipt } from '../registry/Registry.ts'
import { trustAbi } from '../registry/trustAbi.ts'
import { type Edge, type GrantTerms, toEdge, toTime } from './Grant.ts'

/**
 * Grants and narrows as the controller of the issuer that grants. What is so already can be asked for
 * again: it changes nothing. All times are in seconds since 1970. Every method throws `RegistryError`
 * where the registry refuses or the transaction is not mined, and where a value does not fit.
 */
export type TrustWriter = {
  readonly registry: AccountId
  /** Vouches for another issuer, from now on. */
  grant(edge: Edge, terms: GrantTerms): Promise<Receipt>
  /** Ends a grant at a time that is not past when it is mined; what rested on it before stays good. */
  endGrant(edge: Edge, end: number): Promise<Receipt>
  /** Disowns a grant since a past time; what was anchored since does not rest on it. */
  disownGrant(edge: Edge, since: number): Promise<Receipt>
}

/**
 * Writes grants. The account that sends is the controller of the issuer that grants.
 *
 * @param options Who sends; which registry of grants.
 * @throws {RegistryError} `REGISTRY_WRONG_CHAIN` where the account is on another chain.
 *
 * @example
 * const writer = createTrustWriter({ sender: fromViemWallet(client), registry })
 * await writer.grant({ from: 1, to: 2, scope: generalScope, sequence: 0 }, { depth: 1 })
 */
export function createTrustWriter(options: WriterOptions): TrustWriter {
  const call = createCall(trustAbi, options)
  return {
    registry: options.registry,
    grant: (edge, { end, depth }) => call('grant', () => [toEdge(edge), toTime(end), depth]),
    endGrant: (edge, end) => call('endGrant', () => [toEdge(edge), toTime(end)]),
    disownGrant: (edge, since) => call('disownGrant', () => [toEdge(edge), toTime(since)]),
  }
}
