import { base58 } from '@scure/base'
import type { KeyPurpose } from '../base/ResolveKey.ts'
import { ed25519Signature2020 } from '../credential/contexts.ts'
import { parseDateTime } from '../credential/parseDateTime.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import { type DisclosedProof, decodeDisclosedProof } from './disclosedProof.ts'
import { findSuite, type Suite } from './suites.ts'

/**
 * What a proof has to be for. A presentation's proof repeats the challenge and the domain that the
 * verifier gave, so that nobody can show it a second time or elsewhere.
 */
export type ProofDemand =
  | { readonly proofPurpose: 'assertionMethod' }
  | {
      readonly proofPurpose: 'authentication'
      readonly challenge: string
      readonly domain: string
    }

/** Why a proof cannot be checked, or already fails, before its signature is looked at. */
export type ProofFault =
  | {
      readonly outcome: 'failed'
      readonly code:
        | 'PROOF_MALFORMED'
        | 'PROOF_PURPOSE'
        | 'PROOF_EXPIRED'
        | 'PROOF_CHALLENGE'
        | 'PROOF_DOMAIN'
        | 'PROOF_CONTEXT'
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
  readonly suite: Suite
  /** What the signature covers, beside the document; without the proof's own `@context`. */
  readonly options: JsonObject
  readonly context?: JsonValue
  readonly purpose: KeyPurpose
  readonly verificationMethod: string
  readonly created?: string
  /** As it is written, its encoding and size being good. */
  readonly proofValue: string
  /** What it says: 64 or 96 bytes, or what was disclosed of several signatures. */
  readonly value: { readonly signature: Uint8Array } | { readonly disclosed: DisclosedProof }
}

// Not in this list, on purpose: `previousProof` (a chain), `nonce`. Their meaning would be dropped
// here, so a proof with them is not judged; nor is one for an audience where nobody asks for it.
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
 * Reads a proof of any known suite, strictly: Data Integrity 1.0 §2.1.
 *
 * @param options The proof; its document, for the contexts; what it has to be for; the time at which
 * `expires` is judged.
 *
 * @example
 * readProof({ proof, document, demand: { proofPurpose: 'assertionMethod' }, now }).outcome // 'readable'
 */
export function readProof({
  proof,
  document,
  demand,
  now,
}: {
  proof: JsonValue | undefined
  document: JsonObject
  demand: ProofDemand
  now: Date
}): ReadableProof | ProofFault {
  if (typeof proof !== 'object' || proof === null || Array.isArray(proof)) {
    return malformed('The proof is not one object.')
  }
  const { proofValue, '@context': context, ...options } = proof as JsonObject
  const suite = findSuite(options)
  if (!suite) return notSupported('The proof is of another type or cryptosuite.')
  const fault =
    findStrangeMember(proof as JsonObject, demand) ??
    judgeContext(suite, context, document) ??
    judgePurpose(options, demand) ??
    judgeTimes(options, now)
  if (fault) return fault

  const { id, created, verificationMethod } = options
  if (id !== undefined && typeof id !== 'string') return malformed('`id` is not text.')
  if (typeof verificationMethod !== 'string') return malformed('`verificationMethod` is not text.')
  if (typeof proofValue !== 'string') return malformed('`proofValue` is not text.')
  const value = suite.form === 'statements' ? readDisclosed(proofValue) : readSigned(proofValue)
  if ('outcome' in value) return value
  return {
    outcome: 'readable',
    suite,
    options,
    ...(context !== undefined && { context }),
    purpose: demand.proofPurpose,
    verificationMethod,
    ...(typeof created === 'string' && { created }),
    proofValue,
    value,
  }
}

function findStrangeMember(proof: JsonObject, demand: ProofDemand): ProofFault | undefined {
  const strange = Object.keys(proof).find(
    (member) => !understood.has(member) && !Object.hasOwn(demand, member),
  )
  return strange === undefined
    ? undefined
    : notSupported(`The proof has the member \`${strange}\`.`)
}

function judgeContext(
  suite: Suite,
  context: JsonValue | undefined,
  document: JsonObject,
): ProofFault | undefined {
  const own = toList(document['@context'])
  if (suite.name === 'Ed25519Signature2020' && !own.includes(ed25519Signature2020)) {
    return notSupported('The document lacks the context of Ed25519Signature2020.')
  }
  // Canonical JSON takes the proof's contexts as they are.
  if (context === undefined || suite.form === 'json') return undefined
  return JSON.stringify(toList(context)) === JSON.stringify(own)
    ? undefined
    : notSupported("The proof has contexts other than the document's.")
}

function judgePurpose(options: JsonObject, demand: ProofDemand): ProofFault | undefined {
  if (options.proofPurpose !== demand.proofPurpose) {
    const reason = `The proof's purpose is not \`${demand.proofPurpose}\`.`
    return { outcome: 'failed', code: 'PROOF_PURPOSE', reason }
  }
  if (demand.proofPurpose === 'assertionMethod') return undefined
  // Compared with text only: nothing asked for and nothing given would otherwise be equal.
  if (!isText(options.challenge) || options.challenge !== demand.challenge) {
    const reason = 'The proof does not answer the challenge that was given.'
    return { outcome: 'failed', code: 'PROOF_CHALLENGE', reason }
  }
  const [domain, ...others] = toList(options.domain)
  if (!isText(domain) || domain !== demand.domain || others.length > 0) {
    const reason = 'The proof is not for the domain that asked.'
    return { outcome: 'failed', code: 'PROOF_DOMAIN', reason }
  }
  return undefined
}

function judgeTimes({ created, expires }: JsonObject, now: Date): ProofFault | undefined {
  if (created !== undefined && toTime(created) === undefined)
    return malformed('`created` is no time.')
  if (expires === undefined) return undefined
  const end = toTime(expires)
  if (end === undefined) return malformed('`expires` is no time.')
  // Written so that an invalid `now` expires the proof.
  if (now.getTime() < end) return undefined
  return {
    outcome: 'failed',
    code: 'PROOF_EXPIRED',
    reason: `The proof expired at ${expires}.`,
  }
}

function readSigned(proofValue: string): ReadableProof['value'] | ProofFault {
  // 96 bytes are at most 132 digits; base58 takes quadratic time, so nothing longer is decoded.
  const isBase58 = /^z[1-9A-HJ-NP-Za-km-z]{64,132}$/.test(proofValue)
  const signature = isBase58 ? base58.decode(proofValue.slice(1)) : new Uint8Array()
  return signature.length === 64 || signature.length === 96
    ? { signature }
    : malformed('`proofValue` is not 64 or 96 bytes in multibase base58-btc.')
}

function readDisclosed(proofValue: string): ReadableProof['value'] | ProofFault {
  const disclosed = decodeDisclosedProof(proofValue)
  if (disclosed === 'base') {
    return notSupported('The proof is the base one, which its holder does not show.')
  }
  if (disclosed === 'too large') return notSupported('The proof has too many signatures.')
  return disclosed === 'malformed'
    ? malformed('`proofValue` is no derived proof of ecdsa-sd-2023.')
    : { disclosed }
}

/** One value or a list, as a list. */
export function toList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as JsonValue]
}

function toTime(value: JsonValue): number | undefined {
  return typeof value === 'string' ? parseDateTime(value) : undefined
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string'
}

function malformed(reason: string): ProofFault {
  return { outcome: 'failed', code: 'PROOF_MALFORMED', reason }
}

function notSupported(reason: string): ProofFault {
  return { outcome: 'unknown', code: 'PROOF_NOT_SUPPORTED', reason }
}
