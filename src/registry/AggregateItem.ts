import type { AccountId } from '../base/accountId.ts'
import type { Address, Hex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { type TypedData, toTypedData } from './TypedData.ts'

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

const fields = { key: 'address', root: 'bytes32', size: 'uint32', notAfter: 'uint40' }

/**
 * What a key signs so that its batch can be part of an aggregate (EIP-712). It is good for nothing else:
 * the registry anchors no batch by it.
 *
 * @throws {InvalidUintError} where the size or the time is no whole number, or too large.
 *
 * @example
 * const signature = await account.signTypedData(toAggregateItemData(item))
 */
export function toAggregateItemData(item: AggregateItem): TypedData {
  const { registry, key, root, size, notAfter } = item
  return toTypedData(registry, 'AggregateItem', fields, {
    key,
    root,
    size: Number(toUint(size, 32)),
    notAfter: Number(toUint(notAfter, 40)),
  })
}
