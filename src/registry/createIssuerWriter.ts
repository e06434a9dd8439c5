import { zeroAddress } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import type { Address, Hex } from '../base/hex.ts'
import { InvalidMultikeyError, isSecretMultikey } from '../base/multikey.ts'
import { toUint } from '../base/uint.ts'
import { abi } from './abi.ts'
import { createCall, type WriterOptions } from './createCall.ts'
import { type KeyConsent, toRoleBits } from './KeyConsent.ts'
import { keyTypes, type Receipt } from './Registry.ts'
import { RegistryError } from './RegistryError.ts'
import { readEvents } from './readEvents.ts'
import { toKeyHash } from './toKeyHash.ts'

/**
 * Manages issuers of one registry as one account, their controller. All times are in seconds since 1970.
 * Every method throws `RegistryError` where the registry refuses or the transaction is not mined, and
 * where a value does not fit.
 */
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
  /** Proposes another controller, who has to accept; `undefined` withdraws what was proposed. */
  proposeController(issuerId: number, controller: Address | undefined): Promise<Receipt>
  /** Takes over as the controller, where this account is proposed. */
  acceptController(issuerId: number): Promise<Receipt>
  /** Says where more is told about an issuer; goes into the event only. */
  setIssuerUri(issuerId: number, uri: string): Promise<Receipt>
  /** Declares, for ever, that an issuer issues nothing that is not anchored. */
  declareAnchoredOnly(issuerId: number): Promise<Receipt>
  /** Gives an issuer a key that has agreed, for ever. */
  addKey(consent: KeyConsent, proof: Hex): Promise<Receipt>
  /** Ends a key at a time that is not past when it is mined; what it anchored before stays good. */
  endKey(key: Address, end: number): Promise<Receipt>
  /** Says that a key is bad since a past time; what it anchored since is void. */
  declareKeyCompromised(key: Address, since: number): Promise<Receipt>
  /**
   * Lists a key that signs the issuer's documents, good from now.
   *
   * @param multikey The public key; a secret one is refused, because what is sent is public for ever.
   */
  addAssertionKey(issuerId: number, multikey: string): Promise<Receipt>
  /** Ends an assertion key at a time that is not past when it is mined. */
  endAssertionKey(issuerId: number, multikey: string, end: number): Promise<Receipt>
  /** Says that an assertion key is bad since a past time. */
  declareAssertionKeyCompromised(
    issuerId: number,
    multikey: string,
    since: number,
  ): Promise<Receipt>
}

/**
 * Manages issuers of a registry. The account that sends is the controller.
 *
 * @param options Who sends; which registry.
 * @throws {RegistryError} `REGISTRY_WRONG_CHAIN` where the account is on another chain.
 *
 * @example
 * const { issuerId } = await writer.createIssuer({ identifier: 'did:web:academy.example' })
 * const consent = { registry, issuerId, controller, key, type: 'account', roles: ['anchor'], deadline }
 * await writer.addKey(consent, await account.signTypedData(toKeyConsentData(consent)))
 */
export function createIssuerWriter(options: WriterOptions): IssuerWriter {
  const { sender, registry } = options
  const call = createCall(abi, options)
  const controller = sender.account.address
  return {
    registry,
    controller,
    async createIssuer({ identifier, uri = '' }) {
      const receipt = await call('createIssuer', () => [controller, identifier, uri])
      return { issuerId: readIssuerId(receipt, options), receipt }
    },
    proposeController: (issuerId, next = zeroAddress) =>
      call('proposeController', () => [toUint(issuerId, 64), next]),
    acceptController: (issuerId) => call('acceptController', () => [toUint(issuerId, 64)]),
    setIssuerUri: (issuerId, uri) => call('setIssuerUri', () => [toUint(issuerId, 64), uri]),
    declareAnchoredOnly: (issuerId) => call('declareAnchoredOnly', () => [toUint(issuerId, 64)]),
    addKey: ({ issuerId, key, type, roles, deadline }, proof) =>
      call('addKey', () => [
        toUint(issuerId, 64),
        key,
        keyTypes.indexOf(type),
        toRoleBits(roles),
        toUint(deadline, 256),
        proof,
      ]),
    endKey: (key, end) => call('endKey', () => [key, end]),
    declareKeyCompromised: (key, since) => call('declareKeyCompromised', () => [key, since]),
    addAssertionKey: (issuerId, multikey) =>
      call('addAssertionKey', () => [toUint(issuerId, 64), refuseSecret(multikey)]),
    endAssertionKey: (issuerId, multikey, end) =>
      call('endAssertionKey', () => [toUint(issuerId, 64), toKeyHash(multikey), end]),
    declareAssertionKeyCompromised: (issuerId, multikey, since) =>
      call('declareAssertionKeyCompromised', () => [
        toUint(issuerId, 64),
        toKeyHash(multikey),
        since,
      ]),
  }
}

function refuseSecret(multikey: string): string {
  if (isSecretMultikey(multikey)) throw new InvalidMultikeyError({ value: 'a secret key' })
  return multikey
}

/** Of several that one transaction made, the one that this account asked for. */
function readIssuerId(receipt: Receipt, { sender, registry }: WriterOptions): number {
  const created = readEvents(receipt, registry, 'IssuerCreated').find(
    ({ args }) => args.controller.toLowerCase() === sender.account.address,
  )
  if (created) return Number(created.args.issuerId)
  const problem = `transaction ${receipt.hash} made no issuer`
  throw new RegistryError({ code: 'REGISTRY_BAD_ANSWER', problem })
}
