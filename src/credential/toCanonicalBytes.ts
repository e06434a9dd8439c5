import canonicalize from 'canonicalize'
import { utf8 } from '../base/bytes.ts'
import type { JsonValue } from './parseJson.ts'

// The package is CommonJS and its types say ES module: the default import is the function itself.
const serialize = canonicalize as unknown as (value: JsonValue) => string

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
  return utf8(serialize(value))
}
