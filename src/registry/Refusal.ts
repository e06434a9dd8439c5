/** Why a signed batch is not anchored. The order is the contract's, where the first number means that it is. */
export const refusals = [
  'none',
  'empty-root',
  'empty-batch',
  'expired',
  'invalid-signature',
] as const

/** Why a signed batch was not anchored: one of `refusals`. */
export type Refusal = Exclude<(typeof refusals)[number], 'none'>
