import type { AccountId } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { createCall, type WriterOptions } from '../registry/createCall.ts'
import type { Receipt } from '../registry/Registry.ts'
import { trustAbi } from '../registry/trustAbi.ts'
import { toEdge, toTime } from './Grant.ts'
import type { GrantRequest } from './GrantRequest.ts'

/**
 * Sends what controllers signed, as an account that pays and has no other part in it. A signature is that
 * of an account, as `toAccountSignature` gives it. Every method throws `RegistryError` where the registry
 * refuses or the transaction is not mined, and where a value does not fit.
 */
export type TrustRelayWriter = {
  readonly registry: AccountId
  /** Vouches for another issuer, from the time of the block on. */
  grantBySig(request: Extract<GrantRequest, { action: 'grant' }>, signature: Hex): Promise<Receipt>
  /** Ends a grant, at a time that is not past when it is mined. */
  endGrantBySig(
    request: Extract<GrantRequest, { action: 'endGrant' }>,
    signature: Hex,
  ): Promise<Receipt>
  /** Disowns a grant since a past time. */
  disownGrantBySig(
    request: Extract<GrantRequest, { action: 'disownGrant' }>,
    signature: Hex,
  ): Promise<Receipt>
}

/**
 * Sends to a registry of grants what controllers signed.
 *
 * @param options Who sends, and pays; which registry of grants.
 * @throws {RegistryError} `REGISTRY_WRONG_CHAIN` where the account is on another chain.
 *
 * @example
 * const relay = createTrustRelayWriter({ sender: fromViemWallet(client), registry })
 * await relay.grantBySig(request, signature)
 */
export function createTrustRelayWriter(options: WriterOptions): TrustRelayWriter {
  const call = createCall(trustAbi, options)
  const toDeadline = ({ deadline }: GrantRequest) => toUint(deadline, 256)
  return {
    registry: options.registry,
    grantBySig: (request, signature) =>
      call('grantBySig', () => {
        const { edge, end, depth } = request
        return [toEdge(edge), toTime(end), depth, toDeadline(request), signature]
      }),
    endGrantBySig: (request, signature) =>
      call('endGrantBySig', () => {
        const { edge, end } = request
        return [toEdge(edge), toTime(end), toDeadline(request), signature]
      }),
    disownGrantBySig: (request, signature) =>
      call('disownGrantBySig', () => {
        const { edge, since } = request
        return [toEdge(edge), toTime(since), toDeadline(request), signature]
      }),
  }
}
