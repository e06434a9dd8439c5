import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import { type ExtraContexts, isKnownContext } from './contexts.ts'
import { type ProofFault, toList } from './readProof.ts'

/**
 * The document as the signer of a proof over canonical JSON saw it: with the contexts that the proof
 * repeats, which have to be those that the document starts with. Whoever signs later may add more (Data
 * Integrity EdDSA Cryptosuites 1.0 §3.3.2, ECDSA Cryptosuites 1.0 §3.3.2); as nothing here binds them, they
 * have to be known, and none of the signed ones again.
 *
 * @param context The proof's own `@context`; where there is none the document's is signed.
 *
 * @example
 * takeSignedContexts({ document, context: document['@context'] }) // { outcome: 'readable', document }
 */
export function takeSignedContexts({
  document,
  context,
  contexts,
}: {
  document: JsonObject
  context: JsonValue | undefined
  contexts?: ExtraContexts | undefined
}): { readonly outcome: 'readable'; readonly document: JsonObject } | ProofFault {
  if (context === undefined) return { outcome: 'readable', document }
  const signed = toList(context).map((it) => JSON.stringify(it))
  const all = toList(document['@context']).map((it) => JSON.stringify(it))
  if (signed.some((it, i) => it !== all[i])) {
    const reason = 'The contexts of the proof are not those that the document starts with.'
    return { outcome: 'failed', code: 'PROOF_CONTEXT', reason }
  }
  const later = toList(document['@context']).slice(signed.length)
  const isStrange = (it: JsonValue, i: number) =>
    !isKnownContext(it, contexts) || all.indexOf(JSON.stringify(it)) < signed.length + i
  if (later.some(isStrange)) {
    const reason = 'The document has contexts that the proof does not sign.'
    return { outcome: 'unknown', code: 'PROOF_NOT_SUPPORTED', reason }
  }
  return { outcome: 'readable', document: { ...document, '@context': context } }
}
