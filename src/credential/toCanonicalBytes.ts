import canonicalize from 'canonicalize'
import { utf8 } from '../base/bytes.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'

// The package is CommonJS and its types say ES module: the default import is the function itself.
const serializeOther = canonicalize as unknown as (value: JsonValue | undefined) => string

/**
 * A JSON value as canonical bytes (RFC 8785, JCS): what is hashed and anchored. Two texts of the same
 * value give the same bytes, whatever their white space and key order.
 *
 * @param value As `parseJson` gives it.
 *
 * @example
 * new TextDecoder().decode(toCanonicalBytes({ b: 1, a: 1.5 })) // '{"a":1.5,"b":1}'
 */
export function toCanonicalBytes(value: JsonValue): Uint8Array {
  return utf8(toCanonicalText(value))
}

/** The same as a text, of which the bytes are the UTF-8. */
export function toCanonicalText(value: JsonValue): string {
  return serialize(value)
}

function serialize(value: JsonValue | undefined): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return serializeArray(value)
  // Numbers and literals; and what is no JSON but has a form as such.
  return isPlainObject(value) ? serializeObject(value) : serializeOther(value)
}

function serializeArray(array: readonly JsonValue[]): string {
  let text = '['
  for (const item of array) text += (text === '[' ? '' : ',') + serialize(item ?? null)
  return `${text}]`
}

function serializeObject(object: JsonObject): string {
  let text = '{'
  for (const key of sort(Object.keys(object))) {
    const member = object[key]
    if (member === undefined) continue
    text += (text === '{' ? '' : ',') + writeKey(key) + serialize(member)
  }
  return `${text}}`
}

/** Of an object with few keys: what the platform's `sort` sets up takes longer than to sort them. */
const few = 16

/** In the order of UTF-16 code units (RFC 8785 §3.2.3), in place. */
function sort(keys: string[]): readonly string[] {
  if (keys.length > few) return keys.sort()
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string
    let at = i
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string
    keys[at] = key
  }
  return keys
}

/** Keys as they are written, with their colon: the same come again and again. */
const writtenKeys = new Map<string, string>()
const keysKept = 1024

function writeKey(key: string): string {
  const known = writtenKeys.get(key)
  if (known !== undefined) return known
  const written = `${quote(key)}:`
  if (writtenKeys.size >= keysKept) writtenKeys.clear()
  writtenKeys.set(key, written)
  return written
}

function isPlainObject(value: JsonValue | undefined): value is JsonObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { toJSON?: unknown }).toJSON !== 'function'
  )
}

/** Printable ASCII without the two characters that are escaped: most texts are this. */
const plain = /^[ !#-[\]-~]*$/

function quote(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text)
}
