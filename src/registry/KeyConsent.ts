import type { AccountId } from '../base/accountId.ts'
import type { Address } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { type KeyRole, type KeyType, keyRoles, keyTypes } from './Registry.ts'
import { type TypedData, toTypedData } from './TypedData.ts'

/** What a key agrees to when it joins an issuer. */
export type KeyConsent = {
  readonly registry: AccountId
  readonly issuerId: number
  /** The account that manages the issuer, and will send the consent. */
  readonly controller: Address
  readonly key: Address
  readonly type: KeyType
  readonly roles: readonly KeyRole[]
  /** Last block time at which the consent can be used, in seconds since 1970. */
  readonly deadline: number
}

const fields = {
  issuerId: 'uint64',
  controller: 'address',
  key: 'address',
  keyType: 'uint8',
  roles: 'uint8',
  deadline: 'uint256',
}

/**
 * What the key signs to join an issuer (EIP-712). A wallet shows its fields by name.
 *
 * @throws {InvalidUintError} where the issuer's id or the deadline is no whole number.
 *
 * @example
 * const proof = await account.signTypedData(toKeyConsentData(consent))
 */
export function toKeyConsentData(consent: KeyConsent): TypedData {
  const { registry, issuerId, controller, key, type, roles, deadline } = consent
  return toTypedData(registry, 'KeyConsent', fields, {
    issuerId: toUint(issuerId, 64),
    controller,
    key,
    keyType: keyTypes.indexOf(type),
    roles: toRoleBits(roles),
    deadline: toUint(deadline, 256),
  })
}

/** Roles as the contract has them, one bit each. */
export function toRoleBits(roles: readonly KeyRole[]): number {
  return roles.reduce((bits, role) => bits | (1 << keyRoles.indexOf(role)), 0)
}
