import type { AccountId } from '../base/accountId.ts'
import type { Address } from '../base/hex.ts'
import type { AggregateProof } from './AggregateProof.ts'

/** What a credential carries so that its anchor can be found: where it is, and the way to its root. */
export type AnchorProof = {
  /** The registry that holds the anchor. A claim: only a registry that the verifier chose is asked. */
  readonly registry: AccountId
  /** The key that anchored the batch, on the same chain. */
  readonly key: Address
  /** Position in the batch, from 0. */
  readonly index: number
  /** Number of credentials in the batch. */
  readonly size: number
  /** 32 bytes that nobody can guess, so that a sibling hash betrays no document. */
  readonly salt: Uint8Array
  /** 32 bytes. */
  readonly root: Uint8Array
  /** Sibling hashes from the leaf upwards, 32 bytes each, at most 32 of them. */
  readonly path: Uint8Array
  /** Where the batch is part of an aggregate: the way to it, and what its key signed. */
  readonly aggregate?: AggregateProof
}
