const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let word = byte
  for (let bit = 0; bit < 8; bit++) word = word & 1 ? (word >>> 1) ^ 0xed_b8_83_20 : word >>> 1
  return word
})

/**
 * The CRC-32 of GZIP (RFC 1952 §8), piece by piece.
 *
 * @param before That of what came before.
 *
 * @example
 * crc32(utf8('123456789')) // 0xcbf43926
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let word = ~before
  for (const byte of bytes) word = (table[(word ^ byte) & 0xff] as number) ^ (word >>> 8)
  return ~word >>> 0
}
