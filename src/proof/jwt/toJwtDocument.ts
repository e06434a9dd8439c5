import { isJsonObject } from '../../credential/isJsonObject.ts'
import type { JsonObject, JsonValue } from '../../credential/parseJson.ts'
import { validityNames } from './compareClaims.ts'
import { JwtError } from './JwtError.ts'
import { claimNames, type JwtClaims } from './parseJwtClaims.ts'
import type { JwtProfile } from './toJwtProfile.ts'

/**
 * The document in a payload: `vc` or `vp` where there is one, else the payload without its claims. In the profile
 * `JWT` a claim stands for a member that the document lacks (VC Data Model 1.1 §6.3.1), so it is filled in,
 * for reading; what was signed are the bytes of the token.
 *
 * @throws {JwtError} where `vc` or `vp` is no document, or not the only one.
 *
 * @example
 * toJwtDocument({ iss: 'did:example:i', vc: { type: ['VerifiableCredential'] } }, claims, 'JWT').issuer
 * // 'did:example:i'
 */
export function toJwtDocument(
  payload: JsonObject,
  claims: JwtClaims,
  profile: JwtProfile,
): JsonObject {
  const { vc, vp } = payload
  if (vp !== undefined) return readPresentation(vp, payload, claims)
  if (vc === undefined) {
    const members = Object.entries(payload).filter(([name]) => !claimNames.has(name))
    const document = Object.fromEntries(members)
    return profile === 'JWT' ? fillIn(document, claims) : document
  }
  if (!isJsonObject(vc)) throw new JwtError({ problem: 'the claim `vc` is not an object' })
  // Two readers could see two credentials.
  if (payload['@context'] !== undefined || payload.credentialSubject !== undefined) {
    throw new JwtError({ problem: 'there is a credential in `vc` and another one beside it' })
  }
  return fillIn(vc, claims)
}

/** VC Data Model 1.1 §6.3.1: `iss` is the holder, `jti` the id; the times are those of the token. */
function readPresentation(vp: JsonValue, payload: JsonObject, { iss, jti }: JwtClaims): JsonObject {
  if (!isJsonObject(vp)) throw new JwtError({ problem: 'the claim `vp` is not an object' })
  if (payload['@context'] !== undefined || payload.verifiableCredential !== undefined) {
    throw new JwtError({ problem: 'there is a presentation in `vp` and another one beside it' })
  }
  return {
    ...(jti !== undefined && { id: jti }),
    ...(iss !== undefined && { holder: iss }),
    ...vp,
  }
}

function fillIn(document: JsonObject, { iss, jti, sub, nbf, exp }: JwtClaims): JsonObject {
  const { from, until } = validityNames(document)
  return {
    ...(jti !== undefined && { id: jti }),
    ...(nbf !== undefined && { [from]: toDateTime(nbf) }),
    ...(exp !== undefined && { [until]: toDateTime(exp) }),
    ...document,
    ...(iss !== undefined && withIssuer(document.issuer, iss)),
    ...(sub !== undefined && withSubject(document, sub)),
  }
}

function withIssuer(issuer: JsonValue | undefined, id: string): JsonObject {
  if (issuer === undefined) return { issuer: id }
  return isJsonObject(issuer) && issuer.id === undefined ? { issuer: { ...issuer, id } } : {}
}

/** Which of several subjects is meant, nobody could say. */
function withSubject(document: JsonObject, id: string): JsonObject {
  const { credentialSubject } = document
  const [subject, ...others] = [credentialSubject ?? []].flat() as readonly JsonValue[]
  if (!isJsonObject(subject) || others.length > 0 || subject.id !== undefined) return {}
  const filled = { ...subject, id }
  return { credentialSubject: Array.isArray(credentialSubject) ? [filled] : filled }
}

function toDateTime(seconds: number): string {
  return new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z')
}
