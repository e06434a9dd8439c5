import { readShape } from '../base/readShape.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import { BundleError } from './BundleError.ts'
import { type Bundle, bundleShape } from './BundleShape.ts'

/**
 * Reads a bundle. Nothing of it is believed: what it says is checked when it is asked.
 *
 * @param value As `parseJson` gives it.
 * @throws {BundleError} `BUNDLE_MALFORMED`
 *
 * @example
 * const { credential, chain } = parseBundle(parseJson(text))
 */
export function parseBundle(value: JsonValue): Bundle {
  const read = readShape(bundleShape, value)
  if ('value' in read) return read.value
  const problem = 'it is not of the documented form'
  throw new BundleError({ code: 'BUNDLE_MALFORMED', problem, faults: read.faults })
}

/** Whether a document says that it is a bundle. */
export function isBundle(value: JsonValue): value is JsonObject {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject && (value as JsonObject).type === 'CairnBundle'
}
