import type { ResolveKey } from '../base/ResolveKey.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import {
  type ContextSet,
  type ExtraContexts,
  loadContextSets,
  UnknownContextError,
} from './contexts.ts'
import { CanonicalizationError, hashDocument, UndefinedTermError } from './hashDocument.ts'
import { hashJsonDocument } from './hashJsonDocument.ts'
import { keyHash } from './keyHash.ts'
import type { ProofResult } from './ProofResult.ts'
import { type ProofDemand, type ReadableProof, readProof } from './readProof.ts'
import { type ResolvedKey, resolveProofKey } from './resolveProofKey.ts'
import { takeSignedContexts } from './takeSignedContexts.ts'
import { verifyDisclosedProof } from './verifyDisclosedProof.ts'
import { verifySignature } from './verifySignature.ts'

/**
 * Checks one Data Integrity proof of a document: `eddsa-rdfc-2022`, `eddsa-jcs-2022`, `ecdsa-rdfc-2019`,
 * `ecdsa-jcs-2019`, a derived proof of `ecdsa-sd-2023`, or the older `Ed25519Signature2020`. Nothing is
 * fetched. A bad document or proof is a result, never an exception; a suite that is not known here is
 * `unknown`, never `failed`.
 *
 * A signature over RDF does not bind the JSON text: `@nest` or a key written as an IRI keeps it valid.
 * Refuse such documents before (`findUnsupported`).
 *
 * A context that was published in several versions is tried in each, the newest first: the signature
 * holds under the one it was made with.
 *
 * @param options `document`, as `parseJson` gives it; a `proof` in it is not looked at. `proof`, one
 * member of its proof set. `now`, for the proof's `expires`. `purpose`, what the proof has to be for: by
 * default to assert something. `resolveKey`, for keys that are not a did:key. `contexts`, beside the
 * pinned ones.
 * @throws {ContextDigestError} where an installed context is not the pinned text.
 *
 * @example
 * const result = await verifyProof({ document, proof: document.proof, now: new Date() })
 * if (result.outcome === 'verified') console.log(result.cryptosuite, result.publicKeyMultibase)
 */
export async function verifyProof({
  document,
  proof,
  now,
  purpose = { proofPurpose: 'assertionMethod' },
  resolveKey,
  contexts,
}: {
  document: JsonObject
  proof: JsonValue | undefined
  now: Date
  purpose?: ProofDemand
  resolveKey?: ResolveKey
  contexts?: ExtraContexts
}): Promise<ProofResult> {
  const { proof: _, ...unsecured } = document
  const read = readProof({ proof, document: unsecured, demand: purpose, now })
  if (read.outcome !== 'readable') return read
  const key = await resolveProofKey(read.verificationMethod, read.purpose, resolveKey)
  if (key.outcome !== 'resolved') return key
  if (!read.suite.keyTypes.includes(key.type)) {
    const reason = `A key of the type ${key.type} does not sign by ${read.suite.name}.`
    return { outcome: 'failed', code: 'VERIFICATION_METHOD_INVALID', reason }
  }
  const given = { document: unsecured, proof: read, key, contexts }
  return read.suite.form === 'json' ? checkJson(given) : checkRdf(given)
}

/** What checks a proof as `verifyProof` does. */
export type VerifyProof = typeof verifyProof

type Given = {
  readonly document: JsonObject
  readonly proof: ReadableProof
  readonly key: ResolvedKey
  readonly contexts: ExtraContexts | undefined
}

async function checkJson({ document, proof, key, contexts }: Given): Promise<ProofResult> {
  const { context, value } = proof
  const taken = takeSignedContexts({ document, context, contexts })
  if (taken.outcome !== 'readable') return taken
  const options = { ...proof.options, ...(context !== undefined && { '@context': context }) }
  const data = hashJsonDocument({ document: taken.document, options, hash: keyHash[key.type] })
  const holds = 'signature' in value && (await verifySignature({ key, data, ...value }))
  return holds ? toVerified(proof, key) : signatureInvalid
}

async function checkRdf(given: Given): Promise<ProofResult> {
  try {
    const sets = await loadContextSets(given.document, given.contexts)
    return await checkUnderSets(given, sets)
  } catch (error) {
    return toUnknown(error)
  }
}

async function checkUnderSets(given: Given, sets: readonly ContextSet[]): Promise<ProofResult> {
  let unknown: ProofResult | undefined
  let isChecked = false
  for (const contexts of sets) {
    try {
      if (await holdsUnder(given, contexts)) return toVerified(given.proof, given.key, contexts)
      isChecked = true
    } catch (error) {
      unknown ??= toUnknown(error)
    }
  }
  return !isChecked && unknown ? unknown : signatureInvalid
}

async function holdsUnder({ document, proof, key }: Given, contexts: ContextSet): Promise<boolean> {
  const { options, proofValue, value } = proof
  if ('disclosed' in value) {
    const { disclosed } = value
    return verifyDisclosedProof({ document, options, proofValue, disclosed, key, contexts })
  }
  const data = await hashDocument({ document, options, contexts, hash: keyHash[key.type] })
  return verifySignature({ key, data, ...value })
}

function toVerified(
  { suite, verificationMethod, created }: ReadableProof,
  { multikey }: ResolvedKey,
  contexts: ContextSet = new Map(),
): ProofResult {
  return {
    outcome: 'verified',
    cryptosuite: suite.name,
    publicKeyMultibase: multikey,
    verificationMethod,
    ...(created !== undefined && { created }),
    contexts: [...contexts.values()].map(({ id }) => id),
  }
}

const signatureInvalid: ProofResult = {
  outcome: 'failed',
  code: 'SIGNATURE_INVALID',
  reason: 'The signature does not belong to this document, proof and key.',
}

function toUnknown(error: unknown): ProofResult {
  if (
    error instanceof UnknownContextError ||
    error instanceof UndefinedTermError ||
    error instanceof CanonicalizationError
  ) {
    return { outcome: 'unknown', code: error.code, reason: error.shortMessage }
  }
  throw error
}
