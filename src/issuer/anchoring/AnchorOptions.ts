import type { Hex } from '../../base/hex.ts'
import type { Finality } from '../../registry/Registry.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import type { TransactionSigner } from '../../registry/TransactionSigner.ts'
import type { Journal } from '../journal/Journal.ts'
import type { SeenBlock } from '../journal/JournalEntry.ts'

/** What happened while a batch was being anchored; for people and for logs. */
export type AnchorEvent =
  /** A transaction was handed to the node, in place of another one or not. */
  | { readonly kind: 'sent'; readonly hash: Hex; readonly nonce: number; readonly replaces?: Hex }
  /** The node had forgotten it, or never got it. */
  | { readonly kind: 'sent-again'; readonly hash: Hex }
  /** Another program's transaction has the nonce; the next one is signed once that is mined. */
  | { readonly kind: 'nonce-taken'; readonly nonce: number }
  /** It has waited long, and more than `maxCost` would have to be offered. */
  | { readonly kind: 'fee-capped' }
  /** A relay was asked to let the batch into an aggregate. */
  | { readonly kind: 'asked'; readonly relay: string; readonly notAfter: number }
  | { readonly kind: 'mined' | 'dropped' | 'aggregated' | 'final'; readonly block: SeenBlock }
  /** The node or the relay did not answer; it is asked again. */
  | { readonly kind: 'unreachable'; readonly code: string }

/** How a batch is anchored. */
export type AnchorOptions = {
  readonly journal: Journal
  readonly rpc: Rpc
  /** Without one nothing is sent; what somebody else sends is waited for, such as a contract wallet's. */
  readonly signer?: TransactionSigner
  /** From when on an anchor cannot be dropped any more. Default `finalized`. */
  readonly finality?: Finality
  /** Ends once the anchor is mined, final or not. */
  readonly untilMined?: boolean
  /** The most that the anchor may cost, in wei. */
  readonly maxCost?: bigint
  /** Blocks after which a transaction counts as stuck and is replaced. Default 8. */
  readonly replaceAfter?: number
  /** Waits. All time that passes, passes here. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** Between two looks at the chain, in milliseconds. Default 2,000. */
  readonly interval?: number
  /** How long a node may be away, in milliseconds. Default 600,000. */
  readonly patience?: number
  /** Told of what happens, as it happens. */
  readonly onEvent?: (event: AnchorEvent) => void
}
