import { crc32 } from './crc32.ts'
import { type InflateFault, inflate } from './inflate.ts'

const trailerBytes = 8

/**
 * Unpacks GZIP (RFC 1952): exactly one member with a good checksum and length, and nothing after it.
 *
 * @param maxBytes Most bytes to unpack; it stops where there would be one more.
 * @returns The bytes, or why there are none.
 *
 * @example
 * unpackGzip(packed, 2 ** 24) // Uint8Array, 'too large' or 'broken'
 */
export function unpackGzip(packed: Uint8Array, maxBytes: number): Uint8Array | InflateFault {
  const start = endOfHeader(packed)
  if (start === undefined) return 'broken'
  const inflated = inflate(packed, start, maxBytes)
  if ('fault' in inflated) return inflated.fault
  const { bytes, end } = inflated
  if (packed.length !== end + trailerBytes) return 'broken'
  const trailer = new DataView(packed.buffer, packed.byteOffset + end, trailerBytes)
  const isWhole =
    trailer.getUint32(0, true) === crc32(bytes) && trailer.getUint32(4, true) === bytes.length
  return isWhole ? bytes : 'broken'
}

/** RFC 1952 §2.3: ten bytes, then what the flags announce. */
function endOfHeader(packed: Uint8Array): number | undefined {
  const [magic1, magic2, method, flags = 0] = packed
  if (magic1 !== 0x1f || magic2 !== 0x8b || method !== 8) return undefined
  // §2.3.1.2: a reserved bit says that the rest is in a way that nobody knows yet.
  if (flags & 0xe0) return undefined
  let end = 10
  if (flags & 4) end += 2 + ((packed[end] ?? 0) | ((packed[end + 1] ?? 0) << 8))
  for (const flag of [8, 16]) if (flags & flag) end = packed.indexOf(0, end) + 1 || Infinity
  if (flags & 2 && !isHeaderWhole(packed, end)) return undefined
  if (flags & 2) end += 2
  return end < packed.length ? end : undefined
}

/** The lower half of the header's CRC-32, behind it. Some readers refuse a wrong one, so that nobody may take it. */
function isHeaderWhole(packed: Uint8Array, end: number): boolean {
  const sum = (packed[end] ?? 0) | ((packed[end + 1] ?? 0) << 8)
  return sum === (crc32(packed.subarray(0, end)) & 0xffff)
}
