import { BaseError } from './BaseError.ts'
import { quote } from './quote.ts'

/** `0x` and an even number of hex digits. */
export type Hex = `0x${string}`

/** An EVM address: `0x` and 40 hex digits. */
export type Address = Hex

/** Thrown when a value is not `0x` with an even number of hex digits, or not of the length wanted. */
export class InvalidHexError extends BaseError {
  override readonly name = 'InvalidHexError'
  readonly code = 'INVALID_HEX'
  constructor({ value, size }: { value: unknown; size?: number | undefined }) {
    super(`${quote(value)} is not hex${size === undefined ? '' : ` of ${size} bytes`}.`, {
      metaMessages: [
        size === undefined
          ? 'Expected `0x` followed by an even number of hex digits.'
          : `Expected \`0x\` followed by ${size * 2} hex digits.`,
      ],
    })
  }
}

/** The value of each hex digit, by its code. */
const nibbles = new Uint8Array(128)
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16)
  nibbles[digit.charCodeAt(0)] = value
  nibbles[digit.toUpperCase().charCodeAt(0)] = value
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Whether a value is `0x` with an even number of hex digits, and of `size` bytes where that is given. */
export function isHex(value: unknown, size?: number): value is Hex {
  if (typeof value !== 'string' || !/^0x(?:[0-9a-fA-F]{2})*$/.test(value)) return false
  return size === undefined || value.length === 2 + size * 2
}

/**
 * Bytes as lower-case hex.
 *
 * @example
 * toHex(new Uint8Array([202, 1])) // '0xca01'
 */
export function toHex(bytes: Uint8Array): Hex {
  let hex = '0x'
  for (const byte of bytes) hex += digits[byte]
  return hex as Hex
}

/**
 * Hex as bytes.
 *
 * @throws {InvalidHexError} where it is not hex, or not of `size` bytes.
 *
 * @example
 * fromHex('0xca01') // Uint8Array [202, 1]
 */
export function fromHex(value: string, size?: number): Uint8Array {
  if (!isHex(value, size)) throw new InvalidHexError({ value, size })
  const bytes = new Uint8Array((value.length - 2) / 2)
  for (let i = 0; i < bytes.length; i++) {
    const high = nibbles[value.charCodeAt(2 + i * 2)] as number
    bytes[i] = (high << 4) | (nibbles[value.charCodeAt(3 + i * 2)] as number)
  }
  return bytes
}
