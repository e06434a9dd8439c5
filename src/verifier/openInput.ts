import { type JsonLimits, type JsonValue, parseJson } from '../credential/parseJson.ts'

/** What was presented, as a text or as JSON, of which nothing else is known yet. */
export type Opened = { readonly token: string } | { readonly document: JsonValue }

/** Three parts of base64url: a token, which no JSON looks like. */
const token = /^\s*[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\s*$/

/**
 * Tells a token from JSON, and reads the JSON: once, so that whatever stands inside is cut out of the same strict
 * parse.
 *
 * @throws {JsonError} where it is neither.
 */
export function openInput(input: string | Uint8Array, limits?: JsonLimits): Opened {
  const text = typeof input === 'string' ? input : toAscii(input)
  if (text !== undefined && isToken(text)) return { token: text.trim() }
  return { document: parseJson(input, limits) }
}

/** Whether a text has the form of a token. */
export function isToken(text: string): boolean {
  return token.test(text)
}

/** Bytes that may be a token, as text; `undefined` where they begin as JSON does. */
function toAscii(bytes: Uint8Array): string | undefined {
  const first = bytes[0] ?? 0
  return first === 0x7b || first === 0x5b ? undefined : new TextDecoder('latin1').decode(bytes)
}
