/** Name and version of the contract's EIP-712 domain. */
export const registryDomain = { name: 'Cairn CredentialRegistry', version: '1' } as const
