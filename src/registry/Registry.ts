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

/** Which block: the newest, the newest final one, or the one of a number. */
export type BlockTag = 'latest' | Finality | { readonly number: number }

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

/**
 * When something is good: at t if from ≤ t, and t < end and t < badSince where there are any. Times in
 * seconds since 1970.
 */
export type WindowRecord = {
  /** When it was added. What a key anchored before is its own, not the issuer's. */
  readonly from: number
  /** When it ends or ended; what was done before stays good. */
  readonly end?: number
  /** Since when it is compromised; what was done from then on is void. */
  readonly badSince?: number
}

/** What a registry knows of a key that belongs to an issuer. */
export type KeyRecord = WindowRecord & {
  readonly issuerId: number
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
  /** The account that may take over as the controller, where one is proposed. */
  readonly pendingController?: Address
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
  /** The newest block, the newest final one, or the one of a number. */
  readBlock(at: BlockTag): Promise<Block>
  /** What is known of each position, all at the same block, in the order asked. */
  readFacts(positions: readonly Position[], block: Block): Promise<readonly Facts[]>
  /** An issuer of this registry; `undefined` where there is none with this id. */
  readIssuer(issuerId: number, block: Block): Promise<IssuerRecord | undefined>
  /** A key; `undefined` where no issuer has it. */
  readKey(key: Address, block: Block): Promise<KeyRecord | undefined>
  /** When an issuer's assertion key, given as a Multikey, is good; `undefined` where it never had it. */
  readAssertionKey(
    issuerId: number,
    multikey: string,
    block: Block,
  ): Promise<WindowRecord | undefined>
  /** When an aggregate was recorded, in seconds since 1970; `undefined` where it was not. */
  readAggregate(superRoot: Hex, block: Block): Promise<number | undefined>
  /** Whether a signer used or cancelled a nonce, which is below 2^256. */
  isNonceUsed(signer: Address, nonce: bigint, block: Block): Promise<boolean>
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
  /** What contracts said, and which, in lower case. */
  readonly logs: readonly {
    readonly address: Address
    readonly topics: readonly Hex[]
    readonly data: Hex
  }[]
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

/**
 * Writes to one registry as one account, the key of its batches, or another key of the same issuer.
 * Every method throws `RegistryError` where the registry refuses or the transaction is not mined, and
 * where a value does not fit.
 */
export type RegistryWriter = {
  readonly registry: AccountId
  /** The key: batches are anchored under it. */
  readonly key: Address
  /** Anchors a batch; a second time with the same root changes nothing. */
  anchor(batch: BatchAnchor): Promise<Receipt>
  /** Anchors several batches in one transaction: all of them, or none if one is refused. */
  anchorMany(batches: readonly BatchAnchor[]): Promise<Receipt>
  /** Revokes positions for ever. */
  revoke(change: StatusChange): Promise<Receipt>
  /** Marks positions as superseded by other credentials, for ever. */
  supersede(change: StatusChange): Promise<Receipt>
  /** Suspends positions until they are reinstated. */
  suspend(change: StatusChange): Promise<Receipt>
  /** Reinstates suspended positions. */
  reinstate(change: StatusChange): Promise<Receipt>
  /** Revokes a whole batch for ever. */
  revokeBatch(change: BatchChange): Promise<Receipt>
  /** Suspends a whole batch until it is reinstated. */
  suspendBatch(change: BatchChange): Promise<Receipt>
  /** Reinstates a suspended batch; positions that were suspended one by one stay so. */
  reinstateBatch(change: BatchChange): Promise<Receipt>
  /** Makes a nonce of this account useless, so that what it signed with it cannot be sent any more. */
  cancelNonce(nonce: bigint): Promise<Receipt>
}

/** What is written of a batch to anchor it. */
export type BatchAnchor = {
  /** Merkle root of the batch, 32 bytes; not zero. */
  readonly root: Hex
  /** Number of credentials in it, from 1 to 2^32 - 1. */
  readonly size: number
}

/** A batch, and why its status changes. */
export type BatchChange = {
  /** The key that anchored the batch; the writer's own unless told otherwise. */
  readonly anchorKey?: Address
  readonly root: Hex
  /** Default `unspecified`. */
  readonly reason?: Reason
}

/** Positions of one batch, and why their status changes. */
export type StatusChange = BatchChange & {
  /** Positions from 0, in any order. */
  readonly indexes: readonly number[]
}
