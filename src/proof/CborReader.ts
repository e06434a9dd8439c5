import { AnchorProofError } from './AnchorProofError.ts'

const majorTypes = { integer: 0, 'byte string': 2, array: 4, map: 5 } as const

type Kind = keyof typeof majorTypes

/** The smallest number that needs 1, 2, 4 or 8 bytes of its own. */
const smallest = [24, 2 ** 8, 2 ** 16, 2 ** 32]

/**
 * Reads deterministic CBOR (RFC 8949 §4.2.1) of what an anchor proof is made of: whole numbers, byte strings, and
 * the heads of arrays and maps. One text for one value: a longer form of a number or a length is refused where it
 * stands. To read with a library and write again to compare takes six times as long.
 */
export class CborReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** @throws {AnchorProofError} where no whole number from 0 to `most` comes next. */
  integer(what: string, most: number): number {
    const value = this.#head('integer', what)
    if (value > most) throw refuse(what)
    return value
  }

  /**
   * A view of the bytes, not a copy.
   *
   * @throws {AnchorProofError} where no byte string comes next.
   */
  bytes(what: string): Uint8Array {
    const length = this.#head('byte string', what)
    if (length > this.#bytes.length - this.#at) throw refuse(what)
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /**
   * How many items, or pairs of items, follow.
   *
   * @throws {AnchorProofError} where no array, or map, comes next.
   */
  count(kind: 'array' | 'map', what: string): number {
    return this.#head(kind, what)
  }

  /** @throws {AnchorProofError} where anything follows. */
  end(): void {
    if (this.#at < this.#bytes.length) {
      throw new AnchorProofError({ problem: 'bytes after its end' })
    }
  }

  #head(kind: Kind, what: string): number {
    const first = this.#next(what)
    if (first >> 5 !== majorTypes[kind]) throw refuse(what)
    const short = first & 31
    if (short < 24) return short
    const least = smallest[short - 24]
    if (least === undefined) throw refuse(what)
    let value = 0
    for (let i = 0; i < 1 << (short - 24); i++) value = value * 256 + this.#next(what)
    if (value < least || value > Number.MAX_SAFE_INTEGER) throw refuse(what)
    return value
  }

  #next(what: string): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw refuse(what)
    return byte
  }
}

function refuse(what: string): AnchorProofError {
  return new AnchorProofError({ problem: `no good ${what}` })
}
