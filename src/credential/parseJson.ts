import { utf8 } from '../base/bytes.ts'
import { toPointer } from '../base/readShape.ts'
import { isExactNumber } from './isExactNumber.ts'
import { JsonError, type JsonErrorCode } from './JsonError.ts'
import { parseAsWritten } from './parseAsWritten.ts'

/** A JSON value. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** A JSON object. */
export type JsonObject = { readonly [key: string]: JsonValue }

/** Bounds on what is read. */
export type JsonLimits = {
  /** Largest text, in bytes of UTF-8. Default 1,048,576. */
  readonly maxBytes?: number
  /** Deepest nesting of arrays and objects. Default 64, at most 512. */
  readonly maxDepth?: number
}

const whitespace = /[ \t\n\r]*/y
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const literals: ReadonlyMap<string, JsonValue> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

/**
 * Reads JSON as I-JSON (RFC 7493) and stricter, so that every reader of the same bytes sees the same
 * value: no duplicate key, no lone surrogate, no `__proto__`, no number that a double does not hold.
 * There is no maintained parser that refuses all of these, and `JSON.parse` keeps the last of two
 * equal keys in silence.
 *
 * @param input The text, or its bytes in UTF-8.
 * @throws {JsonError} with the code, the offset and the pointer of the first fault.
 *
 * @example
 * parseJson('{"a": [1, 2]}') // { a: [1, 2] }
 */
export function parseJson(input: string | Uint8Array, limits: JsonLimits = {}): JsonValue {
  const text = decode(input, limits.maxBytes ?? 2 ** 20)
  const maxDepth = Math.min(limits.maxDepth ?? 64, 512)
  const value = parseAsWritten(text, maxDepth) as JsonValue | undefined
  return value ?? new Parser(text, maxDepth).parse()
}

function decode(input: string | Uint8Array, maxBytes: number): string {
  const fault = (code: JsonErrorCode, problem: string) =>
    new JsonError({ code, problem, offset: 0, pointer: '' })
  // Three bytes at most for each unit of UTF-16. So written, a limit that is no number lets nothing through.
  if (!(input.length * 3 <= maxBytes)) {
    const bytes = typeof input === 'string' ? utf8(input).length : input.length
    if (!(bytes <= maxBytes)) {
      throw fault('JSON_TOO_LARGE', `${bytes} bytes, more than ${maxBytes},`)
    }
  }
  if (typeof input === 'string') return input
  if (input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf) {
    throw fault('JSON_NOT_UTF8', 'a byte order mark')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input)
  } catch {
    throw fault('JSON_NOT_UTF8', 'bytes that are not UTF-8')
  }
}

class Parser {
  readonly #text: string
  readonly #maxDepth: number
  readonly #path: (string | number)[] = []
  #offset = 0

  constructor(text: string, maxDepth: number) {
    this.#text = text
    this.#maxDepth = maxDepth
  }

  parse(): JsonValue {
    const value = this.#value()
    this.#skip()
    if (this.#offset < this.#text.length)
      throw this.#fault('JSON_SYNTAX', 'more text after the value')
    return value
  }

  #value(): JsonValue {
    this.#skip()
    const next = this.#text[this.#offset]
    if (next === '{') return this.#nested(() => this.#object())
    if (next === '[') return this.#nested(() => this.#array())
    if (next === '"') return this.#string()
    for (const [word, value] of literals) if (this.#take(word)) return value
    return this.#number()
  }

  #nested<Value>(read: () => Value): Value {
    if (!(this.#path.length < this.#maxDepth)) {
      throw this.#fault('JSON_TOO_DEEP', `nested more than ${this.#maxDepth} levels`)
    }
    this.#offset++
    return read()
  }

  #object(): JsonObject {
    const object: { [key: string]: JsonValue } = {}
    if (this.#take('}')) return object
    do {
      this.#skip()
      const start = this.#offset
      const key = this.#string()
      this.#path.push(key)
      if (key === '__proto__') throw this.#fault('JSON_FORBIDDEN_KEY', 'a forbidden key', start)
      if (Object.hasOwn(object, key)) {
        throw this.#fault('JSON_DUPLICATE_KEY', 'a key for the second time', start)
      }
      this.#expect(':')
      object[key] = this.#value()
      this.#path.pop()
    } while (this.#take(','))
    this.#expect('}')
    return object
  }

  #array(): readonly JsonValue[] {
    const array: JsonValue[] = []
    if (this.#take(']')) return array
    do {
      this.#path.push(array.length)
      array.push(this.#value())
      this.#path.pop()
    } while (this.#take(','))
    this.#expect(']')
    return array
  }

  #string(): string {
    const start = this.#offset
    const token = this.#text.slice(start, this.#endOfString())
    this.#offset += token.length
    let value: string
    try {
      // A string alone is read by JSON.parse as by everybody.
      value = JSON.parse(token)
    } catch {
      throw this.#fault('JSON_SYNTAX', 'something that is not a string', start)
    }
    // The token too: half a pair as it is and half of it escaped are text only once they are read.
    if (!token.isWellFormed() || !value.isWellFormed()) {
      throw this.#fault('JSON_LONE_SURROGATE', 'half a surrogate pair', start)
    }
    return value
  }

  /** After the closing quote. By hand: a pattern overflows the stack where a long text has many escapes. */
  #endOfString(): number {
    const text = this.#text
    if (text[this.#offset] !== '"') return this.#offset
    let end = this.#offset + 1
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
    return end + 1
  }

  #number(): number {
    const start = this.#offset
    const text = this.#match(number)
    if (text === undefined) throw this.#fault('JSON_SYNTAX', 'something that is not a value')
    if (!isExactNumber(text)) {
      throw this.#fault('JSON_INEXACT_NUMBER', `the number ${shorten(text)}`, start)
    }
    return Number(text)
  }

  #skip(): void {
    this.#match(whitespace)
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset
    const found = pattern.exec(this.#text)?.[0]
    if (found !== undefined) this.#offset += found.length
    return found
  }

  #take(token: string): boolean {
    this.#skip()
    if (!this.#text.startsWith(token, this.#offset)) return false
    this.#offset += token.length
    return true
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw this.#fault('JSON_SYNTAX', `no \`${token}\``)
  }

  #fault(code: JsonErrorCode, problem: string, offset = this.#offset): JsonError {
    return new JsonError({ code, problem, offset, pointer: toPointer(this.#path) })
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}
