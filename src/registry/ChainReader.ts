import type { AccountId } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import type { Block, BlockTag } from './Registry.ts'

/** A contract that a chain can be asked whether it is the one meant. */
export type ReadableContract = 'CredentialRegistry' | 'TrustRegistry'

/**
 * A chain as it is read: everything that a verdict rests on comes through here. One node, several that
 * have to agree, or a bundle of proofs. Every method rejects with `RegistryError` where it cannot tell.
 */
export type ChainReader = {
  /** Which chain this is. */
  readChainId(): Promise<number>
  /** Checks that a contract is the one meant, on the chain meant; rejects where it is not. */
  identify(contract: AccountId, name: ReadableContract): Promise<void>
  /** Finds a block. */
  readBlock(at: BlockTag): Promise<Block>
  /** What is in storage slots of a contract at a block: 32 bytes for each slot, in the order asked. */
  readSlots(contract: AccountId, slots: readonly Hex[], block: Block): Promise<readonly Hex[]>
  /** What a contract returns at a block. For what is in no slot; a bundle knows nothing of it. */
  call(contract: AccountId, data: Hex, block: Block): Promise<Hex>
  /** Where several nodes are asked: how many, how many of them have to agree, and who did not. */
  readonly nodes?: {
    readonly asked: number
    readonly needed: number
    /** Whose answers about this block did not count. */
    dissentAt(block: Block): readonly OutvotedNode[]
    /** From now on tells of each node that does not count, once for each question, whatever came of that. */
    watch(listener: (one: OutvotedNode) => void): void
  }
}

/** A node whose answer did not count, by its name, and a code that says why. */
export type OutvotedNode = { readonly node: string; readonly problem: string }

/** A contract, and what reads the chain that it is on. */
export type ReadContract = { readonly chain: ChainReader; readonly registry: AccountId }
