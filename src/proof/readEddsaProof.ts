import { base58 } from '@scure/base'
import { parseDateTime } from '../credential/parseDateTime.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import { eddsaRdfc2022 } from './eddsaRdfc2022.ts'

/** Why a proof cannot be checked, or already fails, before its signature is looked at. */
export type ProofFault =
  | {
      readonly outcome: 'failed'
      readonly code: 'PROOF_MALFORMED' | 'PROOF_PURPOSE' | 'PROOF_EXPIRED'
      readonly reason: string
    }
  | {
      readonly outcome: 'unknown'
      readonly code: 'PROOF_NOT_SUPPORTED'
      readonly reason: string
    }

/** A proof whose members are all understood. */
export type ReadableProof = {
  readonly outcome: 'readable'
  /** What the signature covers, beside the document. */
  readonly options: JsonObject
  readonly verificationMethod: string
  readonly created?: string
  /** 64 bytes. */
  readonly signature: Uint8Array
}

// Not in this list, on purpose: `domain` and `challenge` (a proof for one audience), `previousProof`
// (a chain), `nonce`. Their meaning would be dropped here, so a proof with them is not judged.
const understood = new Set([
  '@context',
  'id',
  'type',
  'cryptosuite',
  'created',
  'expires',
  'verificationMethod',
  'proofPurpose',
  'proofValue',
])

/**
 * Reads a proof of `eddsa-rdfc-2022`, strictly: Data Integrity 1.0 §2.1, EdDSA Cryptosuites 1.0 §2.2.1.
 *
 * @param options The proof; its document, for the contexts; the time at which `expires` is judged.
 *
 * @example
 * readEddsaProof({ proof, document, now }).outcome // 'readable'
 */
export function readEddsaProof({
  proof,
  document,
  now,
}: {
  proof: JsonValue | undefined
  document: JsonObject
  now: Date
}): ReadableProof | ProofFault {
  if (typeof proof !== 'object' || proof === null || Array.isArray(proof)) {
    return malformed('The proof is not one object.')
  }
  const { proofValue, '@context': ownContext, ...options } = proof as JsonObject
  if (options.type !== eddsaRdfc2022.type || options.cryptosuite !== eddsaRdfc2022.cryptosuite) {
    return notSupported('The proof is of another type or cryptosuite.')
  }
  const strange = Object.keys(proof).find((member) => !understood.has(member))
  if (strange !== undefined) return notSupported(`The proof has the member \`${strange}\`.`)
  if (ownContext !== undefined && !isSameContext(ownContext, document['@context'])) {
    return notSupported("The proof has contexts other than the document's.")
  }
  if (options.proofPurpose !== eddsaRdfc2022.proofPurpose) {
    const reason = `The proof's purpose is not \`${eddsaRdfc2022.proofPurpose}\`.`
    return { outcome: 'failed', code: 'PROOF_PURPOSE', reason }
  }
  return readMembers(options, proofValue, now)
}

function readMembers(
  options: JsonObject,
  proofValue: JsonValue | undefined,
  now: Date,
): ReadableProof | ProofFault {
  const { id, created, expires, verificationMethod } = options
  if (id !== undefined && typeof id !== 'string') return malformed('`id` is not text.')
  if (typeof verificationMethod !== 'string') return malformed('`verificationMethod` is not text.')
  if (created !== undefined && toTime(created) === undefined)
    return malformed('`created` is no time.')
  if (expires !== undefined) {
    const end = toTime(expires)
    if (end === undefined) return malformed('`expires` is no time.')
    // Written so that an invalid `now` expires the proof.
    if (!(now.getTime() < end)) {
      return {
        outcome: 'failed',
        code: 'PROOF_EXPIRED',
        reason: `The proof expired at ${expires}.`,
      }
    }
  }
  const signature = readSignature(proofValue)
  if (!signature) return malformed('`proofValue` is not 64 bytes in multibase base58-btc.')
  return {
    outcome: 'readable',
    options,
    verificationMethod,
    ...(typeof created === 'string' && { created }),
    signature,
  }
}

function toTime(value: JsonValue): number | undefined {
  return typeof value === 'string' ? parseDateTime(value) : undefined
}

function readSignature(proofValue: JsonValue | undefined): Uint8Array | undefined {
  // 64 bytes are at most 88 digits; base58 takes quadratic time, so nothing longer is decoded.
  if (typeof proofValue !== 'string' || !/^z[1-9A-HJ-NP-Za-km-z]{64,88}$/.test(proofValue)) return
  const signature = base58.decode(proofValue.slice(1))
  return signature.length === 64 ? signature : undefined
}

function isSameContext(a: JsonValue, b: JsonValue | undefined): boolean {
  return JSON.stringify([a].flat()) === JSON.stringify([b].flat())
}

function malformed(reason: string): ProofFault {
  return { outcome: 'failed', code: 'PROOF_MALFORMED', reason }
}

function notSupported(reason: string): ProofFault {
  return { outcome: 'unknown', code: 'PROOF_NOT_SUPPORTED', reason }
}
