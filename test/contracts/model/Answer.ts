import type { Hex } from './bytes.ts'
import type { Window } from './Window.ts'

/** What is known of one credential: every field of contracts/interfaces/ICredentialLens.sol. */
export type Answer = {
  readonly facts: {
    readonly anchoredAt: number
    readonly size: number
    readonly batchRevoked: boolean
    readonly batchSuspended: boolean
    readonly revoked: boolean
    readonly suspended: boolean
    readonly superseded: boolean
  }
  readonly keyRecord: Window & {
    readonly issuerId: bigint
    readonly keyType: number
    readonly roles: number
  }
  readonly issuerId: bigint
  readonly issuer: {
    readonly controller: Hex
    readonly anchoredOnly: boolean
    readonly identifierHash: Hex
    readonly pendingController: Hex
  }
  readonly assertionKey: Window
  readonly isIncluded: boolean
  readonly aggregatedAt: number
  readonly isAggregated: boolean
  readonly isAgreed: boolean
}

/** What is known of one grant: contracts/types/GrantRecord.sol. */
export type GrantRecord = { readonly window: Window; readonly depth: number }

/** Where and when answers are from. */
export type Moment = {
  readonly chainId: number
  readonly blockNumber: number
  readonly time: number
}

/** Everything that was asked for. */
export type Answers = {
  readonly moment: Moment
  readonly answers: readonly Answer[]
  readonly grants: readonly GrantRecord[]
}
