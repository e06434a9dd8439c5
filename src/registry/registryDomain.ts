import type { AccountId } from '../base/accountId.ts'

/** Name and version of an EIP-712 domain. */
export type DomainName = { readonly name: string; readonly version: string }

/** Of a registry of credentials. */
export const registryDomain = { name: 'Cairn CredentialRegistry', version: '1' } as const

/** Of a registry of grants. */
export const trustDomain = { name: 'Cairn TrustRegistry', version: '1' } as const

/** The whole domain of one contract on one chain. */
export function toDomain({ chainId, address }: AccountId, { name, version }: DomainName) {
  return { name, version, chainId, verifyingContract: address }
}
