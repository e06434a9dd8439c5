import { hashTypedData } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import type { Address, Hex } from '../base/hex.ts'
import { registryDomain } from './registryDomain.ts'

/** A batch that its key lets into an aggregate. */
export type AggregateItem = {
  readonly registry: AccountId
  /** The key of the batch; an account or a P-256 key: a contract cannot sign this. */
  readonly key: Address
  /** Merkle root of the batch, 32 bytes. */
  readonly root: Hex
  /** Number of credentials in the batch. */
  readonly size: number
  /** The latest time of the aggregate, in seconds since 1970: after it the batch does not count. */
  readonly notAfter: number
}

const types = {
  AggregateItem: [
    { name: 'key', type: 'address' },
    { name: 'root', type: 'bytes32' },
    { name: 'size', type: 'uint32' },
    { name: 'notAfter', type: 'uint40' },
  ],
} as const

/**
 * What a key signs so that its batch can be part of an aggregate (EIP-712).
 *
 * @returns What viem's `signTypedData` takes; ethers' takes `domain`, `types` and `message`.
 *
 * @example
 * const signature = await account.signTypedData(toAggregateItemData(item))
 */
export function toAggregateItemData({ registry, key, root, size, notAfter }: AggregateItem) {
  return {
    domain: {
      ...registryDomain,
      chainId: registry.chainId,
      verifyingContract: registry.address,
    },
    types,
    primaryType: 'AggregateItem',
    message: { key, root, size, notAfter },
  } as const
}

/** The digest of it, 32 bytes: what is signed by a key that does not hash typed data itself. */
export function hashAggregateItem(item: AggregateItem): Hex {
  return hashTypedData(toAggregateItemData(item))
}
