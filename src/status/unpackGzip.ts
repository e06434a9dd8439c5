import { Gunzip } from 'fflate'
import { concatBytes } from '../base/bytes.ts'
import { crc32 } from './crc32.ts'

/** DEFLATE makes at most 1,032 bytes out of one: no piece makes more than about half a megabyte. */
const pieceBytes = 512

// An empty member. Where the library finds it tells where the member before it ended, which it does not
// say otherwise; nor does it look at the checksums.
const endMark = new Uint8Array([
  0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

/**
 * Unpacks GZIP (RFC 1952): exactly one member with a good checksum and length, and nothing after it.
 *
 * @param maxBytes Most bytes to unpack. Where there are more it stops, at most one piece behind.
 * @param onBytes Told how many bytes there are, as they come.
 * @returns The bytes, or why there are none.
 *
 * @example
 * unpackGzip(packed, 2 ** 24) // Uint8Array, 'too large' or 'broken'
 */
export function unpackGzip(
  packed: Uint8Array,
  maxBytes: number,
  onBytes: (total: number) => void = () => {},
): Uint8Array | 'too large' | 'broken' {
  // RFC 1952 §2.3.1.2: a reserved bit that is set says that the rest cannot be read safely.
  if (((packed[3] ?? 0) & 0xe0) !== 0) return 'broken'
  const parts: Uint8Array[] = []
  let total = 0
  let checksum = 0
  let end: number | undefined
  const stream = new Gunzip((bytes) => {
    total += bytes.length
    onBytes(total)
    if (!(total <= maxBytes)) return
    checksum = crc32(bytes, checksum)
    parts.push(bytes)
  })
  stream.onmember = (offset) => {
    end ??= offset
  }

  const marked = concatBytes(packed, endMark)
  try {
    for (let from = 0; from < marked.length && end === undefined; from += pieceBytes) {
      stream.push(marked.subarray(from, from + pieceBytes))
      if (!(total <= maxBytes)) return 'too large'
    }
  } catch {
    return 'broken'
  }
  if (end !== packed.length) return 'broken'
  const trailer = new DataView(packed.buffer, packed.byteOffset + packed.length - 8, 8)
  const isWhole = trailer.getUint32(0, true) === checksum && trailer.getUint32(4, true) === total
  return isWhole ? concatBytes(...parts) : 'broken'
}
