import * as v from 'valibot'
import { toList } from '../base/toList.ts'
import {
  credentialsV1,
  credentialsV2,
  openBadges,
  openBadges301,
  openBadges302,
} from './contexts.ts'
import { parseDateTime } from './parseDateTime.ts'

const badgeContexts: ReadonlySet<unknown> = new Set([openBadges, openBadges302, openBadges301])

const text = v.pipe(v.string(), v.nonEmpty('expected text, found none'))

const identifier = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/, 'expected a URL (a scheme, a colon, no white space)'),
)

const dateTime = v.pipe(
  v.string(),
  v.check(
    (value) => parseDateTime(value) !== undefined,
    'expected a date, a time and a time zone, like 2026-03-01T09:00:00Z',
  ),
)

const noArray = v.custom<unknown>((value) => !Array.isArray(value), 'expected no array')

/** An object with these members and perhaps others; valibot alone would let an array pass. */
function object<Members extends v.ObjectEntries>(members: Members) {
  return v.pipe(noArray, v.looseObject(members))
}

/** One thing, or several of them in an array. */
function oneOrMany<Schema extends v.GenericSchema>(item: Schema) {
  const many = v.pipe(v.array(item), v.nonEmpty('expected at least one'))
  return v.lazy((value) => (Array.isArray(value) ? many : item))
}

/** One thing, several, or none in an array. */
function anyNumber<Schema extends v.GenericSchema>(item: Schema) {
  return v.lazy((value) => (Array.isArray(value) ? v.array(item) : item))
}

/** Text of this shape, or an object. Chosen by what it is, so that a fault inside gets its own pointer. */
function textOr<Text extends v.GenericSchema, Other extends v.GenericSchema>(
  shape: Text,
  other: Other,
) {
  return v.lazy((value) => (typeof value === 'string' ? shape : other))
}

function typesWith(name: string) {
  return v.pipe(
    oneOrMany(text),
    v.check((types) => toList(types).includes(name), `expected the type ${name} among the types`),
  )
}

/** VC Data Model 2.0 §4.13 (names) and §11.1: text, or objects with `@value`. */
const languageText = textOr(text, oneOrMany(object({ '@value': v.string() })))

const typed = object({ type: oneOrMany(text) })

function contextsWith(first: string) {
  return v.pipe(
    v.array(textOr(text, object({}))),
    v.check((all) => all[0] === first, `expected ${first} first`),
  )
}

const members = {
  id: v.optional(identifier),
  type: typesWith('VerifiableCredential'),
  name: v.optional(languageText),
  description: v.optional(languageText),
  issuer: textOr(identifier, object({ id: identifier })),
  credentialSubject: oneOrMany(
    v.pipe(
      object({ id: v.optional(identifier) }),
      v.check((subject) => Object.keys(subject).length > 0, 'expected at least one claim'),
    ),
  ),
  credentialStatus: v.optional(oneOrMany(typed)),
  credentialSchema: v.optional(oneOrMany(object({ id: identifier, type: oneOrMany(text) }))),
  // Nothing here rests on these, and issuers write an empty list where they have none.
  refreshService: v.optional(anyNumber(typed)),
  termsOfUse: v.optional(anyNumber(typed)),
  evidence: v.optional(anyNumber(object({}))),
  proof: v.optional(oneOrMany(typed)),
}

/** What VC Data Model 2.0 §4 asks of every document. */
export const credentialShape = object({
  '@context': contextsWith(credentialsV2),
  ...members,
  validFrom: v.optional(dateTime),
  validUntil: v.optional(dateTime),
})

/** What VC Data Model 1.1 §4 asks of every document. */
export const olderCredentialShape = object({
  '@context': contextsWith(credentialsV1),
  ...members,
  issuanceDate: dateTime,
  expirationDate: v.optional(dateTime),
  // Its context knows these names, too (§4.6 and §4.7, notes).
  validFrom: v.optional(dateTime),
  validUntil: v.optional(dateTime),
})

/**
 * What checks read of an achievement (Open Badges 3.0 §B.1.2) has to be readable. How else a badge deviates from its
 * model is for `findModelFaults`: real ones often do, and are no forgeries for it.
 */
const achievementShape = object({
  id: identifier,
  name: text,
  achievementType: v.optional(text),
  creator: v.optional(textOr(identifier, object({ id: identifier }))),
  alignment: v.optional(oneOrMany(object({ targetFramework: v.optional(v.string()) }))),
})

/** What is asked of a badge besides: a context that gives its words their meaning, and one achievement of one subject. */
export const badgeShape = object({
  '@context': v.pipe(
    v.array(v.unknown()),
    v.check((all) => all.some((one) => badgeContexts.has(one)), `expected ${openBadges}`),
  ),
  credentialSubject: object({ achievement: achievementShape }),
})

/** What VC Data Model 2.0 §4.13 and 1.1 §4.10 ask of a presentation; what is presented is judged by itself. */
export const presentationShape = object({
  '@context': v.pipe(
    v.array(textOr(text, object({}))),
    v.check(
      (all) => all[0] === credentialsV2 || all[0] === credentialsV1,
      `expected ${credentialsV2} first`,
    ),
  ),
  id: v.optional(identifier),
  type: typesWith('VerifiablePresentation'),
  holder: v.optional(textOr(identifier, object({ id: identifier }))),
  verifiableCredential: v.optional(anyNumber(textOr(text, object({})))),
  proof: v.optional(oneOrMany(typed)),
})
