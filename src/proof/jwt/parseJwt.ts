import { decodeBase64url } from '../../base/base64url.ts'
import { isJsonObject } from '../../credential/isJsonObject.ts'
import { JsonError } from '../../credential/JsonError.ts'
import {
  type JsonLimits,
  type JsonObject,
  type JsonValue,
  parseJson,
} from '../../credential/parseJson.ts'
import { type ClaimMismatch, compareClaims } from './compareClaims.ts'
import { JwtError } from './JwtError.ts'
import { type JwtClaims, parseJwtClaims } from './parseJwtClaims.ts'
import { type JwtHeader, parseJwtHeader } from './parseJwtHeader.ts'
import { toJwtDocument } from './toJwtDocument.ts'
import { type JwtProfile, toJwtProfile } from './toJwtProfile.ts'

/** A token as it reads. Nothing of it has been verified. */
export type Jwt = {
  /** The token itself: what was signed, and what an anchor commits to. */
  readonly token: string
  readonly kind: 'credential' | 'presentation'
  readonly profile: JwtProfile
  readonly header: JwtHeader
  readonly payload: JsonObject
  /** `nbf` and `exp` bound the time in which the token counts, whatever else the document says. */
  readonly claims: JwtClaims
  /** The credential or presentation, for reading: without the claims, and with what only they said. */
  readonly document: JsonObject
  /** Where claims and document contradict each other; such a token is never verified. */
  readonly mismatches: readonly ClaimMismatch[]
}

/** A key with a chain of certificates is a few thousand bytes. */
const longestHeader = 2 ** 16

/** A signature of the largest key that is taken, RSA of 8,192 bits. */
const longestSignature = 1024

/**
 * Reads an enveloped credential or presentation: a compact JWS (RFC 7515 §7.1) after Open Badges 3.0 §8.2, VC
 * Data Model 1.1 §6.3.1 or VC-JOSE-COSE 1.0 §3.1. There is one text for one token: padding, spare bits and
 * white space are refused, and header and payload are read by `parseJson`.
 *
 * @param limits Bounds on the payload.
 * @throws {JwtError} where it is malformed, or uses what is not understood.
 *
 * @example
 * parseJwt(token).document.issuer // 'did:web:academy.example'
 */
export function parseJwt(token: string, limits: JsonLimits = {}): Jwt {
  const { maxBytes = 2 ** 20 } = limits
  // Four characters for three bytes; so written, a limit that is no number lets nothing through.
  const longest = Math.ceil((4 / 3) * (maxBytes + longestHeader + longestSignature)) + 2
  if (!(token.length <= longest)) throw new JwtError({ problem: 'it is too long' })
  const parts = token.split('.', 4)
  if (parts.length !== 3) {
    throw new JwtError({ problem: 'it is not three parts with a dot between them' })
  }
  const [first, second, third] = parts as [string, string, string]

  const header = parseJwtHeader(
    parseObject('header', first, { ...limits, maxBytes: longestHeader }),
  )
  const payload = parseObject('payload', second, limits)
  decodePart('signature', third)

  const profile = toJwtProfile(header, payload)
  const claims = parseJwtClaims(payload)
  const document = toJwtDocument(payload, claims, profile)
  const isPresentation = profile === 'vp+jwt' || payload.vp !== undefined
  const kind = isPresentation ? 'presentation' : 'credential'
  return {
    token,
    kind,
    profile,
    header,
    payload,
    claims,
    document,
    mismatches: compareClaims(claims, document, profile, kind),
  }
}

function parseObject(part: string, text: string, limits: JsonLimits): JsonObject {
  const value = parsePart(part, decodePart(part, text), limits)
  if (isJsonObject(value)) return value
  throw new JwtError({ problem: `its ${part} is not an object` })
}

function parsePart(part: string, bytes: Uint8Array, limits: JsonLimits): JsonValue {
  try {
    return parseJson(bytes, limits)
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause
    throw new JwtError({ problem: `its ${part} is not strict JSON (${cause.code})`, cause })
  }
}

function decodePart(part: string, text: string): Uint8Array {
  const bytes = decodeBase64url(text)
  if (bytes) return bytes
  throw new JwtError({ problem: `its ${part} is not base64url without padding` })
}
