import { anchorCryptosuite, isAnchorProof } from '../../credential/bareDocument.ts'
import { credentialsV2 } from '../../credential/contexts.ts'
import type { JsonObject, JsonValue } from '../../credential/parseJson.ts'
import type { AnchorProof } from '../AnchorProof.ts'
import { parseAnchorProofMember, toAnchorProofMember } from '../anchorProofMember.ts'
import { EnvelopeError } from './EnvelopeError.ts'
import { parseEnvelope } from './parseEnvelope.ts'
import { parseJwt } from './parseJwt.ts'

/** A token with where it is anchored. Of the token nothing has been read. */
export type Sidecar = {
  readonly token: string
  /** In order; at least one. */
  readonly anchors: readonly AnchorProof[]
}

/** Each anchor costs a call to a node; nobody needs this many. */
const maxAnchors = 16

/**
 * The anchor proof of an enveloped credential, beside it: an envelope (VC Data Model 2.0 §4.13) with a `proof`.
 * What the proof commits to is the token, not the envelope.
 *
 * @throws {JwtError} where the token cannot be read, {EnvelopeError} where it is not of a credential.
 *
 * @example
 * JSON.stringify(toSidecar(token, proof)) // beside the token, or in its place
 */
export function toSidecar(token: string, proof: AnchorProof): JsonObject {
  const { kind, profile } = parseJwt(token)
  if (kind !== 'credential') throw new EnvelopeError({ problem: 'a presentation is not anchored' })
  const mediaType = profile === 'JWT' ? 'application/jwt' : 'application/vc+jwt'
  return {
    '@context': [credentialsV2],
    type: 'EnvelopedVerifiableCredential',
    id: `data:${mediaType},${token}`,
    proof: toAnchorProofMember(proof),
  }
}

/**
 * Reads what `toSidecar` writes; `proof` may be an array of several. Its digest is `toJwtDigest(token)`.
 *
 * @throws {EnvelopeError} where it is not an envelope of a credential with anchor proofs alone.
 * @throws {AnchorProofError} where one of them is not of its one form.
 *
 * @example
 * const { token, anchors } = parseSidecar(document)
 */
export function parseSidecar(document: JsonObject): Sidecar {
  const { proof, ...envelope } = document
  const { kind, token } = parseEnvelope(envelope as JsonObject)
  if (kind !== 'credential') throw new EnvelopeError({ problem: 'a presentation is not anchored' })
  const proofs = proof === undefined ? [] : ([proof].flat() as readonly JsonValue[])
  if (proofs.length === 0) throw new EnvelopeError({ problem: 'it has no `proof`' })
  if (proofs.length > maxAnchors) throw notSupported(`it has more than ${maxAnchors} proofs`)
  if (!proofs.every(isAnchorProof)) throw notSupported(`a proof is not of \`${anchorCryptosuite}\``)
  return { token, anchors: proofs.map(parseAnchorProofMember) }
}

function notSupported(problem: string): EnvelopeError {
  return new EnvelopeError({ code: 'ENVELOPE_NOT_SUPPORTED', problem })
}
