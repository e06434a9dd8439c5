import type { BitReader } from './BitReader.ts'

const longest = 15

/** A Huffman code of DEFLATE: how many codes there are of each length, and their symbols in order. */
export type PrefixCode = {
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
  /** Whether each sequence of bits is a code. */
  readonly isComplete: boolean
}

/**
 * The code that these lengths stand for (RFC 1951 §3.2.2), 0 for a symbol without one; `undefined` where
 * there are more codes than bits can tell apart.
 *
 * @example
 * buildPrefixCode([2, 1, 3, 3]) // symbol 1 is 0, symbol 0 is 10, then 110 and 111
 */
export function buildPrefixCode(lengths: readonly number[]): PrefixCode | undefined {
  const counts: number[] = Array(longest + 1).fill(0)
  for (const length of lengths) counts[length] = (counts[length] as number) + 1
  counts[0] = 0

  let free = 1
  for (const count of counts.slice(1)) {
    free = free * 2 - count
    if (free < 0) return undefined
  }
  // Where the symbols of each length start among all of them.
  let start = 0
  const places = counts.map((count) => {
    start += count
    return start - count
  })
  const symbols: number[] = []
  for (const [symbol, length] of lengths.entries()) {
    const place = places[length] as number
    if (length > 0) symbols[place] = symbol
    places[length] = place + 1
  }
  return { counts, symbols, isComplete: free === 0 }
}

/**
 * The next symbol; `undefined` where the bits are none. Bit by bit, without a table: a block that brings a
 * new code costs no more than it is long, and a hostile text has one in every thirty bytes.
 */
export function readSymbol(reader: BitReader, { counts, symbols }: PrefixCode): number | undefined {
  let code = 0
  let first = 0
  let before = 0
  for (let length = 1; length <= longest; length++) {
    code = code * 2 + reader.bit()
    const count = counts[length] as number
    if (code - first < count) return symbols[before + code - first]
    before += count
    first = (first + count) * 2
  }
  return undefined
}
