import { sha256OfText } from '../base/hash.ts'
import { toList } from '../base/toList.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'
import { toCanonicalText } from './toCanonicalBytes.ts'

/** The cryptosuite of the anchor proof: the one proof that a document's digest leaves out. */
export const anchorCryptosuite = 'merkle-anchor-jcs-2026'

/** Whether a proof claims to be an anchor proof; whether it is a good one is another question. */
export function isAnchorProof(proof: JsonValue): proof is JsonObject {
  return typeof proof === 'object' && proof !== null && !Array.isArray(proof)
    ? (proof as JsonObject).cryptosuite === anchorCryptosuite
    : false
}

/**
 * The document without its anchor proofs: the bare document. One proof that remains is written as an
 * object, none as no `proof` at all, several as an array in their order.
 */
export function toBareDocument(document: JsonObject): JsonObject {
  const { proof, ...rest } = document
  if (proof === undefined) return document
  const others = toList(proof).filter((member) => !isAnchorProof(member as JsonValue))
  if (others.length === 0) return rest
  return { ...rest, proof: (others.length === 1 ? others[0] : others) as JsonValue }
}

/**
 * What an anchor commits to: SHA-256 over the canonical bytes (RFC 8785) of the bare document.
 *
 * @returns 32 bytes.
 */
export function toDocumentDigest(document: JsonObject): Uint8Array {
  return sha256OfText(toCanonicalText(toBareDocument(document)))
}
