import type { AccountId } from '../base/accountId.ts'
import type { Address } from '../base/hex.ts'
import { registryDomain } from './registryDomain.ts'

/**
 * What a wallet is asked to sign (EIP-712); it shows the fields by name. viem's `signTypedData` takes it as
 * it is, ethers' takes `domain`, `types` and `message`; the digest is viem's `hashTypedData` of it.
 */
export type TypedData = {
  readonly domain: {
    readonly name: string
    readonly version: string
    readonly chainId: number
    readonly verifyingContract: Address
  }
  readonly types: Record<string, { name: string; type: string }[]>
  readonly primaryType: string
  readonly message: Record<string, unknown>
}

/** What is signed for a registry: one struct, its fields in the order of the contract. */
export function toTypedData(
  registry: AccountId,
  primaryType: string,
  fields: Readonly<Record<string, string>>,
  message: Record<string, unknown>,
): TypedData {
  const { chainId, address } = registry
  return {
    domain: { ...registryDomain, chainId, verifyingContract: address },
    types: { [primaryType]: Object.entries(fields).map(([name, type]) => ({ name, type })) },
    primaryType,
    message,
  }
}
