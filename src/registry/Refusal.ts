/** Why a signed batch is not anchored. The order is the contract's. */
export const refusals = ['empty-root', 'empty-batch', 'expired', 'invalid-signature'] as const

/** One of `refusals`. */
export type Refusal = (typeof refusals)[number]

/** A refusal by its number in the contract, where 0 is none. */
export function toRefusal(number: number): Refusal | undefined {
  return refusals[number - 1]
}
