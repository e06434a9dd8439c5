import type { Hex } from './bytes.ts'

/** That a batch is in an aggregate: contracts/types/AggregateProof.sol. */
export type AggregateProof = {
  readonly superRoot: Hex
  readonly index: number
  readonly size: number
  readonly path: Hex
  readonly notAfter: number
  readonly signature: Hex
  readonly publicKey: Hex
}

/** A question about one credential: contracts/interfaces/ICredentialLens.sol. */
export type Question = {
  readonly key: Hex
  readonly root: Hex
  readonly index: number
  readonly size: number
  readonly leaf: Hex
  readonly path: Hex
  readonly issuerId: bigint
  readonly assertionKey: Hex
  readonly aggregate: AggregateProof
}

/** Names one grant: contracts/types/Edge.sol. */
export type Edge = {
  readonly from: bigint
  readonly to: bigint
  readonly scope: Hex
  readonly sequence: number
}

/** Questions, and why each of them is asked. */
export type Asked = { readonly question: Question; readonly kind: string }

export const ZERO_ADDRESS = `0x${'00'.repeat(20)}`
export const ZERO_HASH = `0x${'00'.repeat(32)}`

/** What stands in a question about a batch that is not said to be in an aggregate. */
export const NO_AGGREGATE: AggregateProof = {
  superRoot: ZERO_HASH,
  index: 0,
  size: 0,
  path: '0x',
  notAfter: 0,
  signature: '0x',
  publicKey: '0x',
}
