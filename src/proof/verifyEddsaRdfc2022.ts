import { parseMultikey } from '../base/multikey.ts'
import type { ResolveKey } from '../base/ResolveKey.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import {
  type ContextId,
  type ContextSet,
  type ExtraContexts,
  loadContextSets,
  UnknownContextError,
} from './contexts.ts'
import { CanonicalizationError, hashDocument, UndefinedTermError } from './hashDocument.ts'
import { type ProofFault, type ReadableProof, readEddsaProof } from './readEddsaProof.ts'
import { type KeyFault, resolveEddsaKey } from './resolveEddsaKey.ts'

/** What the check of one issuer's proof found out. */
export type EddsaRdfc2022Result =
  | {
      readonly outcome: 'verified'
      /** Who signed: a key, not yet an issuer. */
      readonly publicKeyMultibase: string
      readonly verificationMethod: string
      /** The signer's own claim. */
      readonly created?: string
      /** The text of each context under which the signature holds. */
      readonly contexts: readonly ContextId[]
    }
  | {
      readonly outcome: 'failed'
      readonly code: 'SIGNATURE_INVALID'
      readonly reason: string
    }
  | {
      readonly outcome: 'unknown'
      readonly code: 'UNKNOWN_CONTEXT' | 'UNDEFINED_TERM' | 'CANONICALIZATION_FAILED'
      readonly reason: string
    }
  | ProofFault
  | KeyFault

/**
 * Checks one `eddsa-rdfc-2022` proof of a document (Data Integrity EdDSA Cryptosuites 1.0 §3.2.2).
 * Nothing is fetched. A bad document or proof is a result, never an exception.
 *
 * A signature over RDF does not bind the JSON text: `@nest` or a key written as an IRI keeps it valid.
 * Refuse such documents before (`findUnsupported`).
 *
 * A context that was published in several versions is tried in each, the newest first: the signature
 * holds under the one it was made with.
 *
 * @param options `document`, as `parseJson` gives it; a `proof` in it is not looked at. `proof`, one
 * member of its proof set. `now`, for the proof's `expires`. `resolveKey`, for keys that are not a
 * did:key. `contexts`, beside the pinned ones.
 * @throws {ContextDigestError} where an installed context is not the pinned text.
 *
 * @example
 * const result = await verifyEddsaRdfc2022({ document, proof: document.proof, now: new Date() })
 * if (result.outcome === 'verified') console.log(result.publicKeyMultibase)
 */
export async function verifyEddsaRdfc2022({
  document,
  proof,
  now,
  resolveKey,
  contexts,
}: {
  document: JsonObject
  proof: JsonValue | undefined
  now: Date
  resolveKey?: ResolveKey
  contexts?: ExtraContexts
}): Promise<EddsaRdfc2022Result> {
  const { proof: _, ...unsecured } = document
  const read = readEddsaProof({ proof, document: unsecured, now })
  if (read.outcome !== 'readable') return read
  const key = await resolveEddsaKey(read.verificationMethod, resolveKey)
  if (key.outcome !== 'resolved') return key

  try {
    const { publicKeyMultibase } = key
    const sets = await loadContextSets(unsecured, contexts)
    return await checkUnderSets({ document: unsecured, proof: read, publicKeyMultibase, sets })
  } catch (error) {
    return toUnknown(error)
  }
}

async function checkUnderSets({
  document,
  proof: { options, verificationMethod, created, signature },
  publicKeyMultibase,
  sets,
}: {
  document: JsonObject
  proof: ReadableProof
  publicKeyMultibase: string
  sets: readonly ContextSet[]
}): Promise<EddsaRdfc2022Result> {
  const { ed25519 } = await import('@noble/curves/ed25519')
  const publicKey = parseMultikey(publicKeyMultibase)
  let unknown: EddsaRdfc2022Result | undefined
  let isChecked = false
  for (const contexts of sets) {
    try {
      const hash = await hashDocument({ document, options, contexts })
      isChecked = true
      // Strict, as RFC 8032 has it: no s above the order, no small-order key, no second encoding.
      if (!ed25519.verify(signature, hash, publicKey, { zip215: false })) continue
    } catch (error) {
      unknown ??= toUnknown(error)
      continue
    }
    const ids = [...contexts.values()].map(({ id }) => id)
    const claimed = created === undefined ? {} : { created }
    return {
      outcome: 'verified',
      publicKeyMultibase,
      verificationMethod,
      ...claimed,
      contexts: ids,
    }
  }
  if (!isChecked && unknown) return unknown
  const reason = 'The signature does not belong to this document, proof and key.'
  return { outcome: 'failed', code: 'SIGNATURE_INVALID', reason }
}

function toUnknown(error: unknown): EddsaRdfc2022Result {
  if (
    error instanceof UnknownContextError ||
    error instanceof UndefinedTermError ||
    error instanceof CanonicalizationError
  ) {
    return { outcome: 'unknown', code: error.code, reason: error.shortMessage }
  }
  throw error
}
