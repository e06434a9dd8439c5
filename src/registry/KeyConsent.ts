import type { AccountId } from '../base/accountId.ts'
import type { Address } from '../base/hex.ts'
import { type KeyRole, type KeyType, keyRoles, keyTypes } from './Registry.ts'
import { registryDomain } from './registryDomain.ts'

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

const types = {
  KeyConsent: [
    { name: 'issuerId', type: 'uint64' },
    { name: 'controller', type: 'address' },
    { name: 'key', type: 'address' },
    { name: 'keyType', type: 'uint8' },
    { name: 'roles', type: 'uint8' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const

/**
 * What the key signs to join an issuer (EIP-712). A wallet shows its fields by name.
 *
 * @returns What viem's `signTypedData` takes; ethers' takes `domain`, `types` and `message`.
 *
 * @example
 * const proof = await account.signTypedData(toKeyConsentData(consent))
 */
export function toKeyConsentData(consent: KeyConsent) {
  const { registry, issuerId, controller, key, deadline } = consent
  return {
    domain: {
      ...registryDomain,
      chainId: registry.chainId,
      verifyingContract: registry.address,
    },
    types,
    primaryType: 'KeyConsent',
    message: {
      issuerId: BigInt(issuerId),
      controller,
      key,
      keyType: keyTypes.indexOf(consent.type),
      roles: toRoleBits(consent.roles),
      deadline: BigInt(deadline),
    },
  } as const
}

/** Roles as the contract has them, one bit each. */
export function toRoleBits(roles: readonly KeyRole[]): number {
  return roles.reduce((bits, role) => bits | (1 << keyRoles.indexOf(role)), 0)
}
