import { countValues } from '../../credential/countValues.ts'
import { findUnsupported } from '../../credential/findUnsupported.ts'
import type { JsonLimits, JsonObject, JsonValue } from '../../credential/parseJson.ts'
import {
  isPresentation,
  type Presentation,
  PresentationError,
  parsePresentation,
} from '../../credential/parsePresentation.ts'
import { EnvelopeError } from '../../proof/jwt/EnvelopeError.ts'
import { JwtError } from '../../proof/jwt/JwtError.ts'
import { isEnvelope, parseEnvelope } from '../../proof/jwt/parseEnvelope.ts'
import { type Jwt, parseJwt } from '../../proof/jwt/parseJwt.ts'
import { describe, listFaults, type Tried } from '../checks/checkFormat.ts'
import type { Opened } from '../openInput.ts'
import type { CheckResult } from '../Report.ts'
import { toResult } from '../result.ts'

/** A presentation, as far as it could be read. */
export type Shown = {
  readonly presentation: Presentation
  /** The token, where it came in one. */
  readonly jwt?: Jwt
}

/** What the check of its format found. */
export type PresentationFormat = {
  readonly result: CheckResult
  /** Absent where nothing further can be checked. */
  readonly read?: Shown
}

/** Each costs what a credential alone does; a learner shows a few. */
const maxCredentials = 64

/** Values of all credentials together: a hundred are a badge, and what costs most grows with their square. */
const maxValues = 16_384

/** Each costs a canonicalization of all that is presented; nobody needs this many. */
const maxProofs = 4

/** Whether something says that it is a presentation: plain, in an envelope or as a token. */
export function looksPresented(opened: Opened, limits?: JsonLimits): boolean {
  if ('document' in opened && isPresentation(opened.document)) return true
  try {
    const token = 'token' in opened ? opened.token : toEnvelopedToken(opened.document)
    return token !== undefined && parseJwt(token, limits).kind === 'presentation'
  } catch (error) {
    if (error instanceof JwtError || error instanceof EnvelopeError) return false
    throw error
  }
}

/** Whether what was opened is a presentation, of a size that is judged, and made of what is processed here. */
export function checkPresentationFormat(opened: Tried, limits?: JsonLimits): PresentationFormat {
  if ('result' in opened) return opened
  try {
    const token = 'token' in opened ? opened.token : toEnvelopedToken(opened.document)
    if (token === undefined) return readDocument((opened as { document: JsonValue }).document)
    const jwt = parseJwt(token, limits)
    if (jwt.kind !== 'presentation') return notOne
    const { result, read } = readDocument(jwt.document)
    return { result, ...(read && { read: { ...read, jwt } }) }
  } catch (error) {
    if (error instanceof PresentationError) {
      const details = listFaults(error.faults)
      return { result: toResult('format', 'failed', 'FORMAT_NOT_A_PRESENTATION', details) }
    }
    if (!(error instanceof JwtError || error instanceof EnvelopeError)) throw error
    return error.code === 'JWT_MALFORMED' || error.code === 'ENVELOPE_MALFORMED'
      ? { result: toResult('format', 'failed', 'FORMAT_BAD_TOKEN', describe(error)) }
      : { result: toResult('format', 'unknown', 'FORMAT_UNSUPPORTED', describe(error)) }
  }
}

const notOne: PresentationFormat = {
  result: toResult('format', 'failed', 'FORMAT_NOT_A_PRESENTATION'),
}

function toEnvelopedToken(document: JsonValue): string | undefined {
  return isEnvelope(document) ? parseEnvelope(document).token : undefined
}

function readDocument(document: JsonValue): PresentationFormat {
  const presentation = parsePresentation(document)
  const { members, proofs } = presentation
  const values = members.reduce<number>((sum, member) => sum + countValues(member), 0)
  if (members.length > maxCredentials || values > maxValues) {
    return { result: toResult('format', 'unknown', 'FORMAT_TOO_MANY_CREDENTIALS') }
  }
  if (proofs.length > maxProofs) {
    return { result: toResult('format', 'unknown', 'FORMAT_TOO_MANY_PROOFS') }
  }
  const faults = findUnsupported(withoutMembers(presentation.document))
  const result =
    faults.length > 0
      ? toResult('format', 'unknown', 'FORMAT_UNSUPPORTED', listFaults(faults))
      : toResult('format', 'passed', 'FORMAT_PRESENTATION')
  return { result, read: { presentation } }
}

/** What the presentation says itself: its credentials have contexts of their own, and are judged by themselves. */
function withoutMembers(document: JsonObject): JsonObject {
  const { verifiableCredential: _, ...own } = document
  return own
}
