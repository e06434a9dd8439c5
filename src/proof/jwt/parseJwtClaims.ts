import type { JsonObject, JsonValue } from '../../credential/parseJson.ts'
import { JwtError } from './JwtError.ts'

/** The registered claims (RFC 7519 §4.1) that are read, and `nonce`. */
export type JwtClaims = {
  readonly iss?: string
  readonly sub?: string
  readonly jti?: string
  /** Seconds since 1970: from then on the token counts. */
  readonly nbf?: number
  /** Seconds since 1970: from then on it counts no longer. */
  readonly exp?: number
  /** Whom the token is for; none where it does not say. */
  readonly aud: readonly string[]
  /** What the verifier gave to be signed: its challenge. */
  readonly nonce?: string
}

const texts = ['iss', 'sub', 'jti', 'nonce'] as const
const times = ['nbf', 'exp'] as const

/** The names of claims that stand beside the members of a document, and are none of them. */
export const claimNames: ReadonlySet<string> = new Set([...texts, ...times, 'aud', 'iat'])

/** The end of the year 9999: a later time has no date in a credential. */
const lastSecond = 253_402_300_799

/**
 * Reads the claims of a payload. `iat` is not read: nothing depends on it, and some write a date there.
 *
 * @throws {JwtError} where one is not of its type (RFC 7519 §2: NumericDate is a number of seconds).
 *
 * @example
 * parseJwtClaims({ iss: 'did:web:academy.example', nbf: 1772355600 }).aud // []
 */
export function parseJwtClaims(payload: JsonObject): JwtClaims {
  for (const name of texts) {
    const value = payload[name]
    if (value !== undefined && typeof value !== 'string') throw malformed(name, 'text')
  }
  for (const name of times) {
    if (payload[name] !== undefined && !isTime(payload[name])) throw malformed(name, 'a time')
  }
  const aud = payload.aud === undefined ? [] : ([payload.aud].flat() as readonly JsonValue[])
  if (!aud.every((one) => typeof one === 'string')) throw malformed('aud', 'text or a list of it')

  const { iss, sub, jti, nbf, exp, nonce } = payload as Partial<JwtClaims>
  return {
    ...(iss !== undefined && { iss }),
    ...(sub !== undefined && { sub }),
    ...(jti !== undefined && { jti }),
    ...(nbf !== undefined && { nbf }),
    ...(exp !== undefined && { exp }),
    aud,
    ...(nonce !== undefined && { nonce }),
  }
}

function isTime(value: JsonValue | undefined): boolean {
  return typeof value === 'number' && value >= 0 && value <= lastSecond
}

function malformed(name: string, expected: string): JwtError {
  return new JwtError({ problem: `the claim \`${name}\` is not ${expected}` })
}
