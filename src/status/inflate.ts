import { BitReader } from './BitReader.ts'
import { buildPrefixCode, type PrefixCode, readSymbol } from './PrefixCode.ts'

/** Bytes, or why there are none; and the offset of the first byte that was not read. */
export type Inflated =
  | { readonly bytes: Uint8Array; readonly end: number }
  | { readonly fault: InflateFault; readonly end: number }

/** Why there are no bytes. */
export type InflateFault = 'too large' | 'broken'

const blockEnd = 256

/** RFC 1951 §3.2.5: least lengths and distances; how many bits follow. */
const lengthCodes = [...toCodes(3, [8, 4, 4, 4, 4, 4]), [258, 0] as const]
const distanceCodes = toCodes(1, [4, ...Array(13).fill(2)])

function toCodes(first: number, runs: readonly number[]): (readonly [number, number])[] {
  let least = first
  return runs.flatMap((run, bits) =>
    Array.from({ length: run }, () => {
      const code = [least, bits] as const
      least += 2 ** bits
      return code
    }),
  )
}

const fixed = {
  literals: buildPrefixCode([
    ...Array(144).fill(8),
    ...Array(112).fill(9),
    ...Array(24).fill(7),
    ...Array(8).fill(8),
  ]) as PrefixCode,
  distances: buildPrefixCode(Array(30).fill(5)) as PrefixCode,
}

type Codes = typeof fixed

/** The order in which lengths of the code for lengths are written (RFC 1951 §3.2.7). */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/**
 * Unpacks DEFLATE (RFC 1951). Its work is bounded by the bits that it reads and the bytes that it makes,
 * whatever they are: no table is built for a block, so megabytes of blocks with nothing in them take no
 * longer than others.
 *
 * @param from Offset of the first byte.
 * @param maxBytes Most bytes to unpack; it stops where there would be one more.
 *
 * @example
 * inflate(deflateRawSync('abc'), 0, 1024) // { bytes: Uint8Array [97, 98, 99], end: 5 }
 */
export function inflate(packed: Uint8Array, from: number, maxBytes: number): Inflated {
  const reader = new BitReader(packed, from)
  const output = new Output(maxBytes)
  let isLast = false
  while (!isLast) {
    isLast = reader.bit() === 1
    const fault = unpackBlock(reader, output)
    if (fault) return { fault, end: reader.nextByte }
    if (reader.isOver) return { fault: 'broken', end: reader.nextByte }
  }
  return { bytes: output.bytes, end: reader.nextByte }
}

function unpackBlock(reader: BitReader, output: Output): InflateFault | undefined {
  const type = reader.bits(2)
  if (type === 0) return copyStored(reader, output)
  if (type === 1) return unpackSymbols(reader, output, fixed)
  const codes = type === 2 ? readCodes(reader) : undefined
  return codes ? unpackSymbols(reader, output, codes) : 'broken'
}

function copyStored(reader: BitReader, output: Output): InflateFault | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = reader.bytes(4)
  const length = a | (b << 8)
  if (((c | (d << 8)) ^ 0xffff) !== length) return 'broken'
  return output.add(reader.bytes(length)) ? undefined : 'too large'
}

function readCodes(reader: BitReader): Codes | undefined {
  const literalCount = reader.bits(5) + 257
  const distanceCount = reader.bits(5) + 1
  const lengthCount = reader.bits(4) + 4
  if (literalCount > 286 || distanceCount > 30) return undefined
  const ofLengths: number[] = Array(order.length).fill(0)
  for (const symbol of order.slice(0, lengthCount)) ofLengths[symbol] = reader.bits(3)
  const code = buildPrefixCode(ofLengths)
  if (!code?.isComplete) return undefined
  const lengths = readLengths(reader, code, literalCount + distanceCount)
  if (!lengths) return undefined
  const literals = buildPrefixCode(lengths.slice(0, literalCount))
  const distances = buildPrefixCode(lengths.slice(literalCount))
  return isUsable(literals) && isUsable(distances) ? { literals, distances } : undefined
}

/** A code may have gaps only where it has one symbol, or none. */
function isUsable(code: PrefixCode | undefined): code is PrefixCode {
  return code !== undefined && (code.isComplete || code.symbols.length === code.counts[1])
}

function readLengths(
  reader: BitReader,
  code: PrefixCode,
  count: number,
): readonly number[] | undefined {
  const lengths: number[] = []
  while (lengths.length < count) {
    // A complete code has a symbol for all bits.
    const symbol = readSymbol(reader, code) as number
    const previous = lengths.at(-1)
    if (symbol < 16) lengths.push(symbol)
    else if (symbol === 16 && previous === undefined) return undefined
    else if (symbol === 16) lengths.push(...Array(reader.bits(2) + 3).fill(previous))
    else if (symbol === 17) lengths.push(...Array(reader.bits(3) + 3).fill(0))
    else lengths.push(...Array(reader.bits(7) + 11).fill(0))
  }
  return lengths.length === count ? lengths : undefined
}

function unpackSymbols(
  reader: BitReader,
  output: Output,
  { literals, distances }: Codes,
): InflateFault | undefined {
  while (!reader.isOver) {
    const symbol = readSymbol(reader, literals)
    if (symbol === undefined) return 'broken'
    if (symbol === blockEnd) return undefined
    if (symbol < blockEnd) {
      if (!output.addByte(symbol)) return 'too large'
    } else {
      const length = readValue(reader, lengthCodes[symbol - blockEnd - 1])
      const distance = readValue(reader, distanceCodes[readSymbol(reader, distances) ?? -1])
      if (length === undefined || distance === undefined || !output.reaches(distance)) {
        return 'broken'
      }
      if (!output.repeat(distance, length)) return 'too large'
    }
  }
  return 'broken'
}

function readValue(reader: BitReader, code: readonly [number, number] | undefined) {
  return code && code[0] + reader.bits(code[1])
}

/** Bytes that grow, up to a bound. */
class Output {
  readonly #maxBytes: number
  #buffer = new Uint8Array(1024)
  #length = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get bytes(): Uint8Array {
    return this.#buffer.slice(0, this.#length)
  }

  reaches(distance: number): boolean {
    return distance <= this.#length
  }

  addByte(byte: number): boolean {
    if (!this.#reserve(1)) return false
    this.#buffer[this.#length++] = byte
    return true
  }

  add(bytes: Uint8Array): boolean {
    if (!this.#reserve(bytes.length)) return false
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
    return true
  }

  repeat(distance: number, length: number): boolean {
    if (!this.#reserve(length)) return false
    // One by one: what is copied may be what was copied just now.
    for (let end = this.#length + length; this.#length < end; this.#length++) {
      this.#buffer[this.#length] = this.#buffer[this.#length - distance] as number
    }
    return true
  }

  #reserve(more: number): boolean {
    const length = this.#length + more
    // So written, a bound that is no number lets nothing through.
    if (!(length <= this.#maxBytes)) return false
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#buffer.length))
      larger.set(this.#buffer)
      this.#buffer = larger
    }
    return true
  }
}
