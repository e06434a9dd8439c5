import { isJsonObject } from '../../credential/isJsonObject.ts'
import { parseDateTime } from '../../credential/parseDateTime.ts'
import type { JsonObject, JsonValue } from '../../credential/parseJson.ts'
import type { JwtClaims } from './parseJwtClaims.ts'
import type { JwtProfile } from './toJwtProfile.ts'

/** A claim that says another thing than the document beside it. */
export type ClaimMismatch = {
  readonly claim: 'iss' | 'jti' | 'sub' | 'nbf' | 'exp'
  /** JSON Pointer (RFC 6901) to the member of the document that it contradicts. */
  readonly pointer: string
}

const credentialsV1 = 'https://www.w3.org/2018/credentials/v1'

/** The members of a document that hold its validity: VC Data Model 1.1 has other names than 2.0. */
export function validityNames(document: JsonObject): {
  readonly from: 'issuanceDate' | 'validFrom'
  readonly until: 'expirationDate' | 'validUntil'
} {
  return [document['@context']].flat()[0] === credentialsV1
    ? { from: 'issuanceDate', until: 'expirationDate' }
    : { from: 'validFrom', until: 'validUntil' }
}

/**
 * Every claim that contradicts the document beside it (Open Badges 3.0 §8.2.6.1, VC-JOSE-COSE 1.0 §3.1.3 and
 * §4.1.2). What only one of them says contradicts nothing. Times agree to the second, which is all that a
 * claim holds; where they speak of the signature (`vc+jwt`, `vp+jwt`) they are not compared.
 */
export function compareClaims(
  claims: JwtClaims,
  document: JsonObject,
  profile: JwtProfile,
  kind: 'credential' | 'presentation',
): readonly ClaimMismatch[] {
  const party = kind === 'presentation' ? 'holder' : 'issuer'
  const mismatches: (ClaimMismatch | false)[] = [
    !isIdOf(claims.iss, document[party]) && { claim: 'iss', pointer: pointerToId(document, party) },
    !isSame(claims.jti, document.id) && { claim: 'jti', pointer: '/id' },
    !isOneOf(claims.sub, subjectsOf(document)) && {
      claim: 'sub',
      pointer: '/credentialSubject/id',
    },
  ]
  if (profile === 'JWT') {
    const { from, until } = validityNames(document)
    mismatches.push(
      !isSameTime(claims.nbf, document[from]) && { claim: 'nbf', pointer: `/${from}` },
      !isSameTime(claims.exp, document[until]) && { claim: 'exp', pointer: `/${until}` },
    )
  }
  return mismatches.filter((it) => it !== false)
}

function isSame(claim: string | undefined, member: JsonValue | undefined): boolean {
  return claim === undefined || member === undefined || claim === member
}

function isIdOf(claim: string | undefined, party: JsonValue | undefined): boolean {
  return isSame(claim, isJsonObject(party) ? party.id : party)
}

function isOneOf(claim: string | undefined, subjects: readonly JsonObject[]): boolean {
  const ids = subjects.map(({ id }) => id).filter((id) => id !== undefined)
  return claim === undefined || ids.length === 0 || ids.includes(claim)
}

function isSameTime(claim: number | undefined, member: JsonValue | undefined): boolean {
  if (claim === undefined || member === undefined) return true
  const time = typeof member === 'string' ? parseDateTime(member) : undefined
  return time !== undefined && Math.floor(time / 1000) === Math.floor(claim)
}

/** The subjects of a credential that are objects; an array of them is the rare case. */
function subjectsOf(document: JsonObject): readonly JsonObject[] {
  const subjects = [document.credentialSubject ?? []].flat() as readonly JsonValue[]
  return subjects.filter(isJsonObject)
}

function pointerToId(document: JsonObject, party: 'holder' | 'issuer'): string {
  const value = document[party]
  return isJsonObject(value) ? `/${party}/id` : `/${party}`
}
