import { BaseError } from '../base/BaseError.ts'

const advice = {
  JSON_SYNTAX: 'Expected one JSON value (RFC 8259) and nothing after it.',
  JSON_NOT_UTF8: 'Expected UTF-8 without a byte order mark (RFC 8259 §8.1).',
  JSON_TOO_LARGE: 'A credential is small; raise `maxBytes` if this one is meant.',
  JSON_TOO_DEEP: 'A credential is shallow; raise `maxDepth` if this one is meant.',
  JSON_DUPLICATE_KEY: 'Two readers could see two different credentials. Each key may occur once.',
  JSON_FORBIDDEN_KEY: 'The key `__proto__` is never a member of a credential.',
  JSON_LONE_SURROGATE: 'A surrogate without its partner is not text (RFC 7493 §2.1).',
  JSON_INEXACT_NUMBER:
    'Expected a number below 2^53 in size that a double holds exactly (RFC 7493 §2.2); write others as text.',
} as const

/** What is wrong with a JSON text. */
export type JsonErrorCode = keyof typeof advice

/** Thrown when a text is not JSON in the strict sense of `parseJson`. */
export class JsonError extends BaseError {
  override readonly name = 'JsonError'
  readonly code: JsonErrorCode
  /** Where, counted in UTF-16 code units from 0. */
  readonly offset: number
  /** The member being read, as a JSON Pointer (RFC 6901). */
  readonly pointer: string

  constructor(options: { code: JsonErrorCode; problem: string; offset: number; pointer: string }) {
    const { code, problem, offset, pointer } = options
    const place = pointer === '' ? `at offset ${offset}` : `at offset ${offset}, in ${pointer}`
    super(`Not acceptable as JSON: ${problem} ${place}.`, { metaMessages: [advice[code]] })
    this.code = code
    this.offset = offset
    this.pointer = pointer
  }
}
