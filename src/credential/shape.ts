import * as v from 'valibot'
import { credentialsV2, openBadges } from './contexts.ts'
import { parseDateTime } from './parseDateTime.ts'

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

const anyObject = v.record(v.string(), v.unknown())

/** One thing, or several of them in an array. */
function oneOrMany<Schema extends v.GenericSchema>(item: Schema) {
  return v.union([v.pipe(v.array(item), v.nonEmpty('expected at least one')), item])
}

function typesWith(name: string) {
  return v.pipe(
    oneOrMany(text),
    v.check((types) => [types].flat().includes(name), `expected the type ${name} among the types`),
  )
}

/** VC Data Model 2.0 §4.13 (names) and §11.1: text, or objects with `@value`. */
const languageText = v.union([text, oneOrMany(v.looseObject({ '@value': v.string() }))])

const typed = v.looseObject({ type: oneOrMany(text) })

/** What VC Data Model 2.0 §4 asks of every document. */
export const credentialShape = v.looseObject({
  '@context': v.pipe(
    v.array(v.union([text, anyObject])),
    v.check((all) => all[0] === credentialsV2, `expected ${credentialsV2} first`),
  ),
  id: v.optional(identifier),
  type: typesWith('VerifiableCredential'),
  name: v.optional(languageText),
  description: v.optional(languageText),
  issuer: v.union([identifier, v.looseObject({ id: identifier })]),
  validFrom: v.optional(dateTime),
  validUntil: v.optional(dateTime),
  credentialSubject: oneOrMany(
    v.pipe(
      v.looseObject({ id: v.optional(identifier) }),
      v.check((subject) => Object.keys(subject).length > 0, 'expected at least one claim'),
    ),
  ),
  credentialStatus: v.optional(oneOrMany(typed)),
  credentialSchema: v.optional(oneOrMany(v.looseObject({ id: identifier, type: oneOrMany(text) }))),
  refreshService: v.optional(oneOrMany(typed)),
  termsOfUse: v.optional(oneOrMany(typed)),
  evidence: v.optional(oneOrMany(typed)),
  proof: v.optional(oneOrMany(typed)),
})

/** Open Badges 3.0 §B.1.2, Achievement. */
const achievementShape = v.looseObject({
  id: identifier,
  type: typesWith('Achievement'),
  name: text,
  description: v.string(),
  criteria: v.pipe(
    v.looseObject({ id: v.optional(identifier), narrative: v.optional(text) }),
    v.check(
      (it) => it.id !== undefined || it.narrative !== undefined,
      'expected an id or a narrative',
    ),
  ),
  achievementType: v.optional(text),
  creator: v.optional(v.looseObject({ id: identifier })),
})

/** What Open Badges 3.0 §B.1 (AchievementCredential) asks besides. */
export const badgeShape = v.looseObject({
  '@context': v.pipe(
    v.array(v.unknown()),
    v.check((all) => all[1] === openBadges, `expected ${openBadges} second`),
  ),
  issuer: v.looseObject({ id: identifier, type: typesWith('Profile') }),
  validFrom: dateTime,
  credentialSubject: v.pipe(
    v.looseObject({
      id: v.optional(identifier),
      type: typesWith('AchievementSubject'),
      identifier: v.optional(
        oneOrMany(v.looseObject({ type: text, identityHash: text, hashed: v.boolean() })),
      ),
      achievement: achievementShape,
    }),
    v.check(
      (subject) => subject.id !== undefined || subject.identifier !== undefined,
      'expected an id or an identifier',
    ),
  ),
})
