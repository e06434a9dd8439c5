import { encodeFunctionData, type Log, parseEventLogs } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import type { Address, Hex } from '../base/hex.ts'
import { abi } from './abi.ts'
import { type KeyConsent, toRoleBits } from './KeyConsent.ts'
import { keyTypes, type Receipt, type TransactionSender } from './Registry.ts'
import { RegistryError } from './RegistryError.ts'

/** Manages issuers of one registry as one account, their controller. */
export type IssuerWriter = {
  readonly registry: AccountId
  readonly controller: Address
  /**
   * Makes an issuer that has this identifier for ever.
   *
   * @param issuer `identifier`, as documents will write `issuer.id`; `uri`, where more is told.
   */
  createIssuer(issuer: {
    readonly identifier: string
    readonly uri?: string
  }): Promise<{ readonly issuerId: number; readonly receipt: Receipt }>
  /** Gives an issuer a key that has agreed, for ever. */
  addKey(consent: KeyConsent, proof: Hex): Promise<Receipt>
  /** Ends a key at a time that is not past, in seconds since 1970; what it anchored before stays good. */
  endKey(key: Address, end: number): Promise<Receipt>
  /** Says that a key is bad since a past time, in seconds since 1970; what it anchored since is void. */
  declareKeyCompromised(key: Address, since: number): Promise<Receipt>
}

/**
 * Manages issuers of a registry. The account that sends is the controller.
 *
 * @example
 * const { issuerId } = await writer.createIssuer({ identifier: 'did:web:academy.example' })
 * const consent = { registry, issuerId, controller, key, type: 'account', roles: ['anchor'], deadline }
 * await writer.addKey(consent, await account.signTypedData(toKeyConsentData(consent)))
 */
export function createIssuerWriter(options: {
  sender: TransactionSender
  registry: AccountId
}): IssuerWriter {
  const { sender, registry } = options
  const send = (data: Hex) => sender.send({ to: registry.address, data })
  const controller = sender.account.address
  return {
    registry,
    controller,
    async createIssuer({ identifier, uri = '' }) {
      const functionName = 'createIssuer'
      const args = [controller, identifier, uri] as const
      const receipt = await send(encodeFunctionData({ abi, functionName, args }))
      return { issuerId: readIssuerId(receipt), receipt }
    },
    addKey: ({ issuerId, key, type, roles, deadline }, proof) =>
      send(
        encodeFunctionData({
          abi,
          functionName: 'addKey',
          args: [
            BigInt(issuerId),
            key,
            keyTypes.indexOf(type),
            toRoleBits(roles),
            BigInt(deadline),
            proof,
          ],
        }),
      ),
    endKey: (key, end) =>
      send(encodeFunctionData({ abi, functionName: 'endKey', args: [key, end] })),
    declareKeyCompromised: (key, since) =>
      send(encodeFunctionData({ abi, functionName: 'declareKeyCompromised', args: [key, since] })),
  }
}

/** A contract wallet adds words of its own to the receipt: those of the registry are looked for. */
function readIssuerId({ logs, hash }: Receipt): number {
  const [created] = parseEventLogs({ abi, eventName: 'IssuerCreated', logs: logs as Log[] })
  if (created) return Number(created.args.issuerId)
  const problem = `transaction ${hash} made no issuer`
  throw new RegistryError({ code: 'REGISTRY_BAD_ANSWER', problem })
}
