import { hashTypedData as hash } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import type { Address, Hex } from '../base/hex.ts'
import { registryDomain } from './registryDomain.ts'

/**
 * What a wallet is asked to sign (EIP-712); it shows the fields by name. viem's `signTypedData` takes it as
 * it is, ethers' takes `domain`, `types` and `message`.
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

/**
 * The digest of typed data, 32 bytes: what is signed by a key that does not make it itself.
 *
 * @example
 * const digest = hashTypedData(toAnchorRequestData(request))
 */
export function hashTypedData(data: TypedData): Hex {
  return hash(data)
}
