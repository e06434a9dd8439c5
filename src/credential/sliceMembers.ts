import { JsonError, type JsonErrorCode } from './JsonError.ts'
import { type JsonLimits, parseJson } from './parseJson.ts'

const quote = 0x22
const backslash = 0x5c
const [open, close, openArray, closeArray, colon, comma] = [0x7b, 0x7d, 0x5b, 0x5d, 0x3a, 0x2c]

/**
 * The members of a JSON object, each as the very bytes that stand there. Nothing inside them is read: whoever
 * judges a document inside another sees what was sent, its faults too, and not what a parser made of it. Each of
 * them has to be read before it means anything; where all of them are JSON, so is the whole.
 *
 * @throws {JsonError} where the whole is no object, or has a key twice.
 *
 * @example
 * const members = sliceMembers(body)
 * const report = await verifier.verify(members.get('verifiableCredential'))
 */
export function sliceMembers(
  bytes: Uint8Array,
  { maxBytes = 2 ** 20 }: Pick<JsonLimits, 'maxBytes'> = {},
): ReadonlyMap<string, Uint8Array> {
  // So written, a limit that is no number lets nothing through.
  if (!(bytes.length <= maxBytes)) {
    throw toFault(bytes, 0, 'JSON_TOO_LARGE', `${bytes.length} bytes, more than ${maxBytes},`)
  }
  return new Slicer(bytes).slice()
}

function toFault(bytes: Uint8Array, at: number, code: JsonErrorCode, problem: string): JsonError {
  const offset = new TextDecoder().decode(bytes.subarray(0, at)).length
  return new JsonError({ code, problem, offset, pointer: '' })
}

class Slicer {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  slice(): ReadonlyMap<string, Uint8Array> {
    const members = new Map<string, Uint8Array>()
    this.#expect(open, '{')
    if (!this.#take(close)) {
      do {
        const [key, start] = this.#key()
        if (members.has(key)) {
          throw toFault(this.#bytes, start, 'JSON_DUPLICATE_KEY', 'a key for the second time')
        }
        this.#expect(colon, ':')
        members.set(key, this.#value())
      } while (this.#take(comma))
      this.#expect(close, '}')
    }
    this.#skip()
    if (this.#at < this.#bytes.length) throw this.#fault('more text after the value')
    return members
  }

  /** A key, and where it stands. Escapes are read: two spellings of one key are one key. */
  #key(): readonly [string, number] {
    this.#skip()
    const start = this.#at
    if (this.#bytes[start] !== quote) throw this.#fault('something that is not a string')
    const key = parseJson(this.#bytes.subarray(start, this.#endOfString()))
    if (key === '__proto__') {
      throw toFault(this.#bytes, start, 'JSON_FORBIDDEN_KEY', 'a forbidden key')
    }
    return [key as string, start]
  }

  #value(): Uint8Array {
    this.#skip()
    const start = this.#at
    const first = this.#bytes[start]
    if (first === quote) this.#endOfString()
    else if (first === open || first === openArray) this.#endOfNested()
    else while (isPlain(this.#bytes[this.#at])) this.#at++
    if (this.#at === start) throw this.#fault('something that is not a value')
    return this.#bytes.subarray(start, this.#at)
  }

  /** Brackets of either kind are counted alike: what is inside is read by whoever takes the slice. */
  #endOfNested(): void {
    let depth = 0
    do {
      const byte = this.#bytes[this.#at]
      if (byte === undefined) throw this.#fault('no end')
      if (byte === quote) {
        this.#endOfString()
        continue
      }
      if (byte === open || byte === openArray) depth++
      if (byte === close || byte === closeArray) depth--
      this.#at++
    } while (depth > 0)
  }

  /** Moves behind the closing quote. */
  #endOfString(): number {
    const bytes = this.#bytes
    let end = this.#at + 1
    while (end < bytes.length && bytes[end] !== quote) end += bytes[end] === backslash ? 2 : 1
    if (end >= bytes.length) throw this.#fault('a string without an end')
    this.#at = end + 1
    return this.#at
  }

  #skip(): void {
    while (isSpace(this.#bytes[this.#at])) this.#at++
  }

  #take(byte: number): boolean {
    this.#skip()
    if (this.#bytes[this.#at] !== byte) return false
    this.#at++
    return true
  }

  #expect(byte: number, name: string): void {
    if (!this.#take(byte)) throw this.#fault(`no \`${name}\``)
  }

  #fault(problem: string): JsonError {
    return toFault(this.#bytes, this.#at, 'JSON_SYNTAX', problem)
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d
}

/** A byte of a number, of `true`, `false` or `null`; or of what is none of them. */
function isPlain(byte: number | undefined): boolean {
  const ends: readonly (number | undefined)[] = [undefined, comma, close, closeArray, colon, quote]
  return !ends.includes(byte) && !isSpace(byte)
}
