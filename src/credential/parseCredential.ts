import type * as v from 'valibot'
import { readShape } from '../base/readShape.ts'
import { CredentialError } from './CredentialError.ts'
import { parseDateTime } from './parseDateTime.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'
import { badgeShape, credentialShape } from './shape.ts'

/** A document whose structure holds, and what later checks read of it. */
export type Credential = {
  /** The document as it came, untouched. */
  readonly document: JsonObject
  readonly id?: string
  readonly types: readonly string[]
  readonly issuerId: string
  readonly issuerName?: string
  /** Milliseconds since 1970. */
  readonly validFrom?: number
  /** Milliseconds since 1970. */
  readonly validUntil?: number
  /** What was achieved, where the document is an Open Badges 3.0 credential. */
  readonly achievement?: { readonly id: string; readonly name: string }
  /** The top-level proofs, in order; none where there is no `proof`. */
  readonly proofs: readonly JsonObject[]
}

/**
 * Checks the structure of a document: VC Data Model 2.0 §4, and Open Badges 3.0 §B.1 where its type is
 * `OpenBadgeCredential` or `AchievementCredential`.
 *
 * @param document As `parseJson` gives it.
 * @throws {CredentialError} with every fault and a pointer to each.
 *
 * @example
 * parseCredential(parseJson(text)).issuerId // 'did:web:academy.example'
 */
export function parseCredential(document: JsonValue): Credential {
  const credential = check(credentialShape, document)
  const types = [credential.type].flat()
  const isBadge = types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
  const badge = isBadge ? check(badgeShape, document) : undefined

  const validFrom = toTime(credential.validFrom)
  const validUntil = toTime(credential.validUntil)
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom) {
    const problem = 'expected an end that is not before validFrom'
    throw new CredentialError({ faults: [{ pointer: '/validUntil', problem }] })
  }

  const { issuer } = credential
  const issuerName = typeof issuer === 'object' ? issuer.name : undefined
  const achievement = badge?.credentialSubject.achievement
  return {
    document: document as JsonObject,
    ...(credential.id !== undefined && { id: credential.id }),
    types,
    issuerId: typeof issuer === 'string' ? issuer : issuer.id,
    ...(typeof issuerName === 'string' && { issuerName }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    ...(achievement && { achievement: { id: achievement.id, name: achievement.name } }),
    // As the document has them: reading a shape leaves members out that are named like parts of an object.
    proofs: [(document as JsonObject).proof ?? []].flat() as readonly JsonObject[],
  }
}

function check<Schema extends v.GenericSchema>(
  shape: Schema,
  document: JsonValue,
): v.InferOutput<Schema> {
  const read = readShape(shape, document)
  if ('faults' in read) throw new CredentialError(read)
  return read.value
}

function toTime(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDateTime(text)
}
