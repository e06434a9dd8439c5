import { keccak256 } from 'ethers'

/** Bytes as text: `0x` and lower-case digits. */
export type Hex = string

/** A whole number in so many bytes, the highest first. */
export function toBytes(value: bigint | number, size: number): Buffer {
  const digits = value.toString(16).padStart(2 * size, '0')
  if (digits.length > 2 * size) throw new RangeError(`${value} does not fit ${size} bytes.`)
  return Buffer.from(digits, 'hex')
}

/** The bytes that the text stands for. */
export function fromHex(hex: Hex): Buffer {
  return Buffer.from(hex.slice(2), 'hex')
}

/** One after the other. */
export function join(...parts: readonly Buffer[]): Hex {
  return `0x${Buffer.concat(parts).toString('hex')}`
}

/** keccak256 of them, one after the other. */
export function hash(...parts: readonly Buffer[]): Hex {
  return keccak256(Buffer.concat(parts))
}

/** As many bytes as there are, cut into pieces of 32; nothing if a piece is shorter. */
export function cut(hex: Hex): Hex[] | undefined {
  if ((hex.length - 2) % 64 !== 0) return undefined
  return (hex.slice(2).match(/.{64}/g) ?? []).map((piece) => `0x${piece}`)
}
