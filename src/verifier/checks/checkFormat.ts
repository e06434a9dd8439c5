import type { BaseError } from '../../base/BaseError.ts'
import type { Fault } from '../../base/readShape.ts'
import { isAnchorProof } from '../../credential/bareDocument.ts'
import { CredentialError } from '../../credential/CredentialError.ts'
import { findUnsupported } from '../../credential/findUnsupported.ts'
import { isJsonObject } from '../../credential/isJsonObject.ts'
import { JsonError } from '../../credential/JsonError.ts'
import { findModelFaults } from '../../credential/model/findModelFaults.ts'
import { type Credential, parseCredential } from '../../credential/parseCredential.ts'
import type { JsonLimits, JsonObject, JsonValue } from '../../credential/parseJson.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import { AnchorProofError } from '../../proof/AnchorProofError.ts'
import { parseAnchorProofMember } from '../../proof/anchorProofMember.ts'
import { EnvelopeError } from '../../proof/jwt/EnvelopeError.ts'
import { JwtError } from '../../proof/jwt/JwtError.ts'
import { isEnvelope, parseEnvelope } from '../../proof/jwt/parseEnvelope.ts'
import { type Jwt, parseJwt } from '../../proof/jwt/parseJwt.ts'
import { parseSidecar } from '../../proof/jwt/sidecar.ts'
import { type Opened, openInput } from '../openInput.ts'
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

/** An input that was opened, or why it could not be. */
export type Tried = Opened | { readonly result: CheckResult }

/** The input as a text or JSON; the result of the check where it is neither. */
export function tryOpen(input: string | Uint8Array, limits?: JsonLimits): Tried {
  try {
    return openInput(input, limits)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    return { result: toResult('format', 'failed', 'FORMAT_NOT_JSON', describe(error)) }
  }
}

/** Whether the input is strict JSON or a signed token, a credential, and made only of what is processed here. */
export function checkFormat(opened: Tried, limits?: JsonLimits): Format {
  if ('result' in opened) return opened
  if ('token' in opened) return readToken(opened.token, [], limits)
  const { document } = opened
  return isEnvelope(document) ? readEnvelope(document, limits) : readDocument(document)
}

/** An enveloped credential, alone or with the anchor proofs of its token beside it. */
function readEnvelope(document: JsonObject, limits: JsonLimits | undefined): Format {
  try {
    if (!Object.hasOwn(document, 'proof')) {
      return readToken(parseEnvelope(document).token, [], limits)
    }
    const { token: jws, anchors } = parseSidecar(document)
    return readToken(jws, anchors, limits)
  } catch (error) {
    if (error instanceof AnchorProofError) {
      return { result: toResult('format', 'failed', 'FORMAT_BAD_ANCHOR_PROOF', describe(error)) }
    }
    if (!(error instanceof EnvelopeError)) throw error
    return toUnreadable(error, error.code === 'ENVELOPE_MALFORMED')
  }
}

function readToken(
  text: string,
  anchors: readonly AnchorProof[],
  limits: JsonLimits | undefined,
): Format {
  try {
    const jwt = parseJwt(text, limits)
    if (jwt.kind !== 'credential') {
      return { result: toResult('format', 'unknown', 'FORMAT_UNSUPPORTED') }
    }
    const { result, read } = readDocument(jwt.document)
    if (!read) return { result }
    const credential = within(read.credential, jwt.claims)
    // What stands inside the token is signed with it, and anchors nothing by itself.
    return { result, read: { ...read, credential, anchors, jwt } }
  } catch (error) {
    if (!(error instanceof JwtError)) throw error
    return toUnreadable(error, error.code === 'JWT_MALFORMED')
  }
}

/**
 * A token has a time of its own beside that of the document in it: both have to hold. At `exp` it counts no longer
 * (RFC 7519 §4.1.4).
 */
function within(credential: Credential, { nbf, exp }: Jwt['claims']): Credential {
  const starts = [credential.validFrom, nbf === undefined ? undefined : nbf * 1000].filter(
    (time) => time !== undefined,
  )
  const ends = [credential.validUntil, exp === undefined ? undefined : exp * 1000 - 1].filter(
    (time) => time !== undefined,
  )
  return {
    ...credential,
    ...(starts.length > 0 && { validFrom: Math.max(...starts) }),
    ...(ends.length > 0 && { validUntil: Math.min(...ends) }),
  }
}

function toUnreadable(error: BaseError, isBroken: boolean): Format {
  const result = isBroken
    ? toResult('format', 'failed', 'FORMAT_BAD_TOKEN', describe(error))
    : toResult('format', 'unknown', 'FORMAT_UNSUPPORTED', describe(error))
  return { result }
}

function readDocument(document: JsonValue): Format {
  const unsupported = isJsonObject(document) ? findUnsupported(document) : []
  const isProcessed = unsupported.length === 0
  const toUnprocessed = () =>
    toResult('format', 'unknown', 'FORMAT_UNSUPPORTED', listFaults(unsupported))
  let credential: Credential
  try {
    credential = parseCredential(document)
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    // What a vocabulary that is not processed asks of a document is not for us to say.
    if (!isProcessed) return { result: toUnprocessed() }
    const details = listFaults(error.faults)
    return { result: toResult('format', 'failed', 'FORMAT_NOT_A_CREDENTIAL', details) }
  }

  const { proofs } = credential
  if (proofs.length > maxProofs) {
    return { result: toResult('format', 'unknown', 'FORMAT_TOO_MANY_PROOFS') }
  }
  const anchored = readAnchors(proofs)
  if ('result' in anchored) return anchored
  const result = isProcessed ? compareWithModel(credential) : toUnprocessed()
  const read = {
    credential,
    anchors: anchored.anchors,
    signatures: proofs.filter((proof) => !isAnchorProof(proof)),
  }
  return { result, read }
}

/** Real badges deviate from their models, and are no forgeries for it: how is told, and counts for nothing. */
function compareWithModel({ document }: Credential): CheckResult {
  const faults = findModelFaults(document, { embedded: false })
  if (faults.length === 0) return toResult('format', 'passed', 'FORMAT_OK')
  const told = faults.map(({ pointer, code, problem }) => ({
    pointer,
    problem: `${code}: ${problem}`,
  }))
  return toResult('format', 'passed', 'FORMAT_DEVIATES', listFaults(told))
}

function readAnchors(proofs: readonly JsonObject[]): Format | { anchors: readonly AnchorProof[] } {
  try {
    return { anchors: proofs.filter(isAnchorProof).map(parseAnchorProofMember) }
  } catch (error) {
    if (!(error instanceof AnchorProofError)) throw error
    return { result: toResult('format', 'failed', 'FORMAT_BAD_ANCHOR_PROOF', describe(error)) }
  }
}

/** An error as a result repeats it. */
export function describe(error: BaseError) {
  const facts = [{ name: 'code', value: error.code, source: { from: 'document' } }] as const
  return { detail: error.shortMessage, facts }
}

const shown = 20

/** The first faults, as a result repeats them. */
export function listFaults(faults: readonly Fault[]) {
  const facts = faults.slice(0, shown).map(({ pointer, problem }) => ({
    name: pointer || '/',
    value: problem,
    source: { from: 'document' } as const,
  }))
  const first = facts[0]
  return { ...(first && { detail: `At ${first.name}: ${first.value}.` }), facts }
}
