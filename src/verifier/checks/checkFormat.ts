import type { BaseError } from '../../base/BaseError.ts'
import type { Fault } from '../../base/readShape.ts'
import { isAnchorProof } from '../../credential/bareDocument.ts'
import { CredentialError } from '../../credential/CredentialError.ts'
import { findUnsupported } from '../../credential/findUnsupported.ts'
import { JsonError } from '../../credential/JsonError.ts'
import { type Credential, parseCredential } from '../../credential/parseCredential.ts'
import {
  type JsonLimits,
  type JsonObject,
  type JsonValue,
  parseJson,
} from '../../credential/parseJson.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import { AnchorProofError } from '../../proof/AnchorProofError.ts'
import { parseAnchorProofMember } from '../../proof/anchorProofMember.ts'
import type { Presented } from '../Presented.ts'
import type { CheckResult } from '../Report.ts'
import { toResult } from '../result.ts'

/** What was presented, as far as it could be read. */
export type Format = {
  readonly result: CheckResult
  /** Absent where nothing further can be checked. */
  readonly read?: Presented
}

/** Each proof costs a canonicalization or a call to a node; nobody needs this many. */
const maxProofs = 16

/** Whether the input is strict JSON, a credential, and made only of what is processed here. */
export function checkFormat(input: string | Uint8Array, limits?: JsonLimits): Format {
  let document: JsonValue
  try {
    document = parseJson(input, limits)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    return { result: toResult('format', 'failed', 'FORMAT_NOT_JSON', describe(error)) }
  }

  const unsupported = isObject(document) ? findUnsupported(document) : []
  const unprocessed = toResult('format', 'unknown', 'FORMAT_UNSUPPORTED', listFaults(unsupported))
  let credential: Credential
  try {
    credential = parseCredential(document)
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    // What a vocabulary that is not processed asks of a document is not for us to say.
    if (unsupported.length > 0) return { result: unprocessed }
    const details = listFaults(error.faults)
    return { result: toResult('format', 'failed', 'FORMAT_NOT_A_CREDENTIAL', details) }
  }

  const { proofs } = credential
  if (proofs.length > maxProofs) {
    return { result: toResult('format', 'unknown', 'FORMAT_TOO_MANY_PROOFS') }
  }
  const anchored = readAnchors(proofs)
  if ('result' in anchored) return anchored
  const result = unsupported.length > 0 ? unprocessed : toResult('format', 'passed', 'FORMAT_OK')
  const read = {
    credential,
    anchors: anchored.anchors,
    signatures: proofs.filter((proof) => !isAnchorProof(proof)),
  }
  return { result, read }
}

function readAnchors(proofs: readonly JsonObject[]): Format | { anchors: readonly AnchorProof[] } {
  try {
    return { anchors: proofs.filter(isAnchorProof).map(parseAnchorProofMember) }
  } catch (error) {
    if (!(error instanceof AnchorProofError)) throw error
    return { result: toResult('format', 'failed', 'FORMAT_BAD_ANCHOR_PROOF', describe(error)) }
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function describe(error: BaseError) {
  const facts = [{ name: 'code', value: error.code, source: { from: 'document' } }] as const
  return { detail: error.shortMessage, facts }
}

const shown = 20

function listFaults(faults: readonly Fault[]) {
  const facts = faults.slice(0, shown).map(({ pointer, problem }) => ({
    name: pointer || '/',
    value: problem,
    source: { from: 'document' } as const,
  }))
  const first = facts[0]
  return { ...(first && { detail: `At ${first.name}: ${first.value}.` }), facts }
}
