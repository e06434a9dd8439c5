/** That a batch is in an aggregate, and that its key agreed to it. */
export type AggregateProof = {
  /** Position of the batch in the aggregate, from 0. */
  readonly index: number
  /** Number of batches in the aggregate. */
  readonly size: number
  /** Sibling hashes from the batch upwards, 32 bytes each. */
  readonly path: Uint8Array
  /** The latest time of the aggregate that the key agreed to, in seconds since 1970. */
  readonly notAfter: number
  /**
   * Of the key over `toAggregateItemData`, 64 bytes, low s. Account: r ‖ s with the parity in the highest
   * bit (EIP-2098). P-256: r ‖ s.
   */
  readonly signature: Uint8Array
  /** P-256 only: x ‖ y, 64 bytes. */
  readonly publicKey?: Uint8Array
}
