import type * as v from 'valibot'
import { readShape } from '../base/readShape.ts'
import { toList } from '../base/toList.ts'
import { CredentialError } from './CredentialError.ts'
import { credentialsV1 } from './contexts.ts'
import { parseDateTime } from './parseDateTime.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'
import { badgeShape, credentialShape, olderCredentialShape } from './shape.ts'

/** What was achieved, as far as checks look at it. */
export type Achievement = {
  readonly id: string
  readonly name: string
  readonly achievementType?: string
  /** Who created it, where the document says so. */
  readonly creatorId?: string
  /** The frameworks that it is aligned to, by their names. */
  readonly frameworks: readonly string[]
}

/** A document whose structure holds, and what later checks read of it. */
export type Credential = {
  /** The document as it came, untouched. */
  readonly document: JsonObject
  readonly id?: string
  readonly types: readonly string[]
  readonly issuerId: string
  readonly issuerName?: string
  /** Other identifiers that the document gives its issuer (Open Badges 3.0 §B.1.12); none where it gives none. */
  readonly otherIdentifiers: readonly string[]
  /** The ids of its subjects. */
  readonly subjectIds: readonly string[]
  /** Milliseconds since 1970. */
  readonly validFrom?: number
  /** Milliseconds since 1970. */
  readonly validUntil?: number
  /** What was achieved, where the document is an Open Badges 3.0 credential. */
  readonly achievement?: Achievement
  /** The top-level proofs, in order; none where there is no `proof`. */
  readonly proofs: readonly JsonObject[]
}

/**
 * Checks the structure of a document: VC Data Model 2.0 §4, or 1.1 §4 where its first context says so, and that the one achievement of an
 * `OpenBadgeCredential` or `AchievementCredential` can be read. Whether it follows its model, `findModelFaults` tells.
 *
 * @param document As `parseJson` gives it.
 * @throws {CredentialError} with every fault and a pointer to each.
 *
 * @example
 * parseCredential(parseJson(text)).issuerId // 'did:web:academy.example'
 */
export function parseCredential(document: JsonValue): Credential {
  const isOlder = isOfModel11(document)
  const { credential, from, until } = isOlder ? parseOlder(document) : parseNewer(document)
  const types = toList(credential.type)
  const isBadge = types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
  const badge = isBadge ? check(badgeShape, document) : undefined

  const validFrom = last(toTimes(from))
  const validUntil = first(toTimes(until))
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom) {
    const [start, end] = isOlder ? ['issuanceDate', 'expirationDate'] : ['validFrom', 'validUntil']
    const problem = `expected an end that is not before ${start}`
    throw new CredentialError({ faults: [{ pointer: `/${end}`, problem }] })
  }

  const { issuer } = credential
  const issuerName = typeof issuer === 'object' ? issuer.name : undefined
  return {
    document: document as JsonObject,
    ...(credential.id !== undefined && { id: credential.id }),
    types,
    issuerId: typeof issuer === 'string' ? issuer : issuer.id,
    ...(typeof issuerName === 'string' && { issuerName }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    otherIdentifiers: typeof issuer === 'object' ? toOtherIdentifiers(issuer.otherIdentifier) : [],
    subjectIds: toList(credential.credentialSubject).flatMap(({ id }) => id ?? []),
    ...(badge && { achievement: toAchievement(badge.credentialSubject.achievement) }),
    // As the document has them: reading a shape leaves members out that are named like parts of an object.
    proofs: toList((document as JsonObject).proof) as readonly JsonObject[],
  }
}

/** Documents of VC Data Model 1.1 say so in their first context (§4.1). */
function isOfModel11(document: JsonValue): boolean {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return false
  const contexts = (document as JsonObject)['@context']
  return Array.isArray(contexts) && contexts[0] === credentialsV1
}

function parseNewer(document: JsonValue) {
  const credential = check(credentialShape, document)
  return { credential, from: [credential.validFrom], until: [credential.validUntil] }
}

function parseOlder(document: JsonValue) {
  const credential = check(olderCredentialShape, document)
  const { issuanceDate, expirationDate, validFrom, validUntil } = credential
  return { credential, from: [issuanceDate, validFrom], until: [expirationDate, validUntil] }
}

function check<Schema extends v.GenericSchema>(
  shape: Schema,
  document: JsonValue,
): v.InferOutput<Schema> {
  const read = readShape(shape, document)
  if ('faults' in read) throw new CredentialError(read)
  return read.value
}

function toTimes(texts: readonly (string | undefined)[]): readonly number[] {
  return texts.flatMap((text) => (text === undefined ? [] : (parseDateTime(text) ?? [])))
}

/** Where a document says it in two ways, both have to hold. */
function last(times: readonly number[]): number | undefined {
  return times.length > 0 ? Math.max(...times) : undefined
}

function first(times: readonly number[]): number | undefined {
  return times.length > 0 ? Math.min(...times) : undefined
}

function toAchievement({
  id,
  name,
  achievementType,
  creator,
  alignment,
}: BadgeAchievement): Achievement {
  const creatorId = typeof creator === 'object' ? creator.id : creator
  return {
    id,
    name,
    ...(achievementType !== undefined && { achievementType }),
    ...(creatorId !== undefined && { creatorId }),
    frameworks: toList(alignment).flatMap(({ targetFramework }) => targetFramework ?? []),
  }
}

type BadgeAchievement = v.InferOutput<typeof badgeShape>['credentialSubject']['achievement']

function toOtherIdentifiers(entries: unknown): readonly string[] {
  return toList(entries).flatMap((entry) => {
    const identifier = (entry as { identifier?: unknown } | null)?.identifier
    return typeof identifier === 'string' ? [identifier] : []
  })
}
