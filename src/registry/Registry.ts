import type { AccountId } from '../base/accountId.ts'
import type { Address, Hex } from '../base/hex.ts'

/** A block that reads are pinned to. */
export type Block = {
  readonly number: number
  readonly hash: Hex
  /** Seconds since 1970. */
  readonly timestamp: number
}

/** When a block counts as final: the node's `finalized` tag, or a number of blocks on top of it. */
export type Finality = 'finalized' | { readonly confirmations: number }

/** One position in one batch. */
export type Position = {
  /** The key that anchored the batch. */
  readonly key: Address
  /** Merkle root of the batch, 32 bytes. */
  readonly root: Hex
  /** From 0. */
  readonly index: number
}

/** What a registry knows of a position at one block. */
export type Facts = {
  /** The anchor of the batch; absent where there is none. */
  readonly anchor?: {
    /** Block time of the anchor, in seconds since 1970. */
    readonly anchoredAt: number
    /** Number of credentials in the batch. */
    readonly size: number
  }
  /** The key, where it belongs to an issuer. */
  readonly key?: KeyRecord
  readonly batchRevoked: boolean
  readonly batchSuspended: boolean
  readonly revoked: boolean
  readonly suspended: boolean
  readonly superseded: boolean
}

/** How a key signs. The order is the contract's. */
export const keyTypes = ['account', 'contract', 'p256'] as const

/** One of `keyTypes`. */
export type KeyType = (typeof keyTypes)[number]

/** What a key may do. The order is that of the bits in the contract. */
export const keyRoles = ['anchor', 'suspend', 'revoke'] as const

/** One of `keyRoles`. */
export type KeyRole = (typeof keyRoles)[number]

/** What a registry knows of a key that belongs to an issuer. Times in seconds since 1970. */
export type KeyRecord = {
  readonly issuerId: number
  /** When it was added. What it anchored before is its own, not the issuer's. */
  readonly from: number
  /** When it ends or ended; what it anchored before stays good. */
  readonly end?: number
  /** Since when it is compromised; what it anchored from then on is void. */
  readonly badSince?: number
  readonly type: KeyType
  readonly roles: readonly KeyRole[]
}

/** What a registry knows of an issuer. */
export type IssuerRecord = {
  readonly controller: Address
  /** keccak256 of the one identifier that it has for ever, such as `did:web:academy.example`. */
  readonly identifierHash: Hex
  /** Whether it declared that it issues nothing that is not anchored. */
  readonly anchoredOnly: boolean
}

/** Why a status was changed: a neutral word, public for ever. The order is the contract's. */
export const reasons = ['unspecified', 'error', 'withdrawn', 'key'] as const

/** One of `reasons`. */
export type Reason = (typeof reasons)[number]

/** Reads one registry. Every method throws `RegistryError` where the node or the registry fails. */
export type RegistryReader = {
  readonly registry: AccountId
  /** Asks the node for its chain and the contract for its name, once; throws where either is wrong. */
  identify(): Promise<void>
  /** The newest block, or the newest final one. */
  readBlock(at: 'latest' | Finality): Promise<Block>
  /** What is known of each position, all at the same block, in the order asked. */
  readFacts(positions: readonly Position[], block: Block): Promise<readonly Facts[]>
  /** An issuer of this registry; `undefined` where there is none with this id. */
  readIssuer(issuerId: number, block: Block): Promise<IssuerRecord | undefined>
}

/** A transaction that was mined. */
export type Receipt = {
  readonly hash: Hex
  readonly blockNumber: number
  readonly gasUsed: bigint
  /** Wei per gas. */
  readonly gasPrice: bigint
  /** Where a contract was created. */
  readonly contractAddress?: Address
  /** What contracts said. */
  readonly logs: readonly { readonly topics: readonly Hex[]; readonly data: Hex }[]
}

/** An account that signs and sends transactions: the part of a wallet that the SDK needs. */
export type TransactionSender = {
  readonly account: AccountId
  /**
   * Sends a call, or creates a contract where there is no `to`, and waits until it is mined.
   *
   * @param transaction `value` in wei; none unless told.
   * @throws {RegistryError} `REGISTRY_REVERTED` or `REGISTRY_SEND_FAILED`.
   */
  send(transaction: {
    readonly to?: Address
    readonly data: Hex
    readonly value?: bigint
  }): Promise<Receipt>
}

/** Whoever hands on what somebody else has signed. */
export type Broadcaster = {
  /**
   * Hands on a signed transaction and waits until it is mined.
   *
   * @throws {RegistryError} `REGISTRY_REVERTED` or `REGISTRY_SEND_FAILED`.
   */
  broadcast(signed: Hex): Promise<Receipt>
}

/** Writes to one registry as one account, the key of its batches. */
export type RegistryWriter = {
  readonly registry: AccountId
  /** The key: batches are anchored under it. */
  readonly key: Address
  /** Anchors a batch; a second time with the same root changes nothing. */
  anchor(batch: { readonly root: Hex; readonly size: number }): Promise<Receipt>
  /** Revokes positions for ever. */
  revoke(change: StatusChange): Promise<Receipt>
  /** Suspends positions until they are reinstated. */
  suspend(change: StatusChange): Promise<Receipt>
  /** Reinstates suspended positions. */
  reinstate(change: StatusChange): Promise<Receipt>
}

/** Positions of one batch, and why their status changes. */
export type StatusChange = {
  /** The key that anchored the batch; the writer's own unless told otherwise. */
  readonly anchorKey?: Address
  readonly root: Hex
  /** Positions from 0, in any order. */
  readonly indexes: readonly number[]
  /** Default `unspecified`. */
  readonly reason?: Reason
}
