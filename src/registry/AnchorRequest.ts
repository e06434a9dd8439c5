import type { AccountId } from '../base/accountId.ts'
import type { Address, Hex } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { type TypedData, toTypedData } from './TypedData.ts'

/** What a key signs so that anybody can anchor a batch under it. */
export type AnchorRequest = {
  readonly registry: AccountId
  /** The key that signs: an account or a P-256 key. One that is a contract calls by itself. */
  readonly key: Address
  /** Merkle root of the batch, 32 bytes. */
  readonly root: Hex
  /** Number of credentials in the batch. */
  readonly size: number
  /** Last block time at which it can be anchored, in seconds since 1970. */
  readonly deadline: number
}

/** A request, and the signature of its key over it. */
export type SignedAnchor = {
  readonly request: AnchorRequest
  /** As `toAccountSignature` or `toP256Signature` gives it. */
  readonly signature: Hex
}

const fields = { key: 'address', root: 'bytes32', size: 'uint32', deadline: 'uint256' }

/**
 * What a key signs so that anybody can anchor a batch under it (EIP-712 type `Anchor`).
 *
 * @throws {InvalidUintError} where the size or the deadline is no whole number.
 *
 * @example
 * const signature = await account.signTypedData(toAnchorRequestData(request))
 */
export function toAnchorRequestData(request: AnchorRequest): TypedData {
  const { registry, key, root, size, deadline } = request
  return toTypedData(registry, 'Anchor', fields, {
    key,
    root,
    size: Number(toUint(size, 32)),
    deadline: toUint(deadline, 256),
  })
}
