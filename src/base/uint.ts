import { BaseError } from './BaseError.ts'
import { quote } from './quote.ts'

/** Thrown when a number is negative, not whole, or too large for its place. */
export class InvalidUintError extends BaseError {
  override readonly name = 'InvalidUintError'
  readonly code = 'INVALID_UINT'
  constructor({ value, bits }: { value: unknown; bits: number }) {
    super(`${quote(value)} is not a whole number of ${bits} bits.`, {
      metaMessages: [`Expected one from 0 to 2^${bits} - 1; above 2^53 as a bigint.`],
    })
  }
}

/**
 * A whole number, checked.
 *
 * @throws {InvalidUintError} where it is negative, not whole, or has more than `bits` bits.
 *
 * @example
 * toUint(3, 32) // 3n
 */
export function toUint(value: number | bigint, bits: number): bigint {
  const isWhole = typeof value === 'bigint' || Number.isSafeInteger(value)
  // What is negative stays so, however far it is shifted.
  if (!isWhole || BigInt(value) >> BigInt(bits) !== 0n) {
    throw new InvalidUintError({ value, bits })
  }
  return BigInt(value)
}
