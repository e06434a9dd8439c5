import { base64 } from '@scure/base'
import { BaseError } from '../base/BaseError.ts'
import { utf8 } from '../base/bytes.ts'
import { sha256 } from '../base/hash.ts'
import { fromHex, toHex } from '../base/hex.ts'
import { credentialsV2, openBadges } from '../credential/contexts.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import { addMonths } from './addMonths.ts'
import type { RosterRow } from './roster/RosterRow.ts'
import type { AchievementTemplate } from './template/AchievementTemplate.ts'
import { buildAchievement, toResultId } from './template/buildAchievement.ts'
import type { Template } from './template/Template.ts'

/** Thrown when an award is of an achievement that the template does not have. */
export class UnknownAchievementError extends BaseError {
  override readonly name = 'UnknownAchievementError'
  readonly code = 'UNKNOWN_ACHIEVEMENT'
  constructor({ achievement }: { achievement: string }) {
    super(`The template has no achievement \`${achievement}\`.`, {
      metaMessages: ['Expected one of the keys of its `achievements`.'],
    })
  }
}

/**
 * One award as an unsigned Open Badges 3.0 credential. The learner's name is in it to be read; the
 * e-mail address only as a salted hash (Open Badges 3.0 §B.1.12, IdentityObject), so that somebody who
 * knows the address can confirm it and nobody can collect it.
 *
 * @param options The award; the template that its achievement is in; `id` of the credential, a URL;
 * `salt` of the e-mail address, 16 bytes or more that nobody can guess.
 * @throws {UnknownAchievementError} where the template has no such achievement.
 *
 * @example
 * buildCredential({ row, template, id: `urn:uuid:${crypto.randomUUID()}`, salt })
 */
export function buildCredential(options: {
  row: RosterRow
  template: Template
  id: string
  salt: Uint8Array
}): JsonObject {
  const { row, template, id } = options
  const achievement = Object.hasOwn(template.achievements, row.achievement)
    ? template.achievements[row.achievement]
    : undefined
  if (!achievement) throw new UnknownAchievementError({ achievement: row.achievement })
  const validFrom = `${row.awardedOn}T00:00:00Z`
  return {
    '@context': [credentialsV2, openBadges],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: toIssuer(template),
    validFrom,
    ...(achievement.validForMonths !== undefined && {
      validUntil: addMonths(validFrom, achievement.validForMonths),
    }),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', identityType: 'name', identityHash: row.name, hashed: false },
        hashedEmail(row.email, options.salt),
      ],
      achievement: buildAchievement(achievement),
      ...toAwardFacts(row, { id, achievement }),
    },
    ...toEvidence(row),
  } as JsonObject
}

function toIssuer({ issuer: { country, ...profile } }: Template) {
  const address = { type: ['Address'], addressCountryCode: country }
  return { ...profile, type: ['Profile'], ...(country !== undefined && { address }) }
}

/** Where a result, a work or an assessor was told, they are said of the award, not of the achievement. */
function toAwardFacts(
  { result, assessor }: RosterRow,
  { id, achievement }: { id: string; achievement: AchievementTemplate },
) {
  return {
    ...(result !== undefined && {
      result: [{ type: ['Result'], resultDescription: toResultId(achievement.id), value: result }],
    }),
    ...(assessor !== undefined && {
      // A profile has an id (Open Badges 3.0 §B.1.21); of somebody known by name only there is none but a place.
      source: { id: `${id}#assessor`, type: ['Profile'], name: assessor },
    }),
  }
}

/** Evidence, and what it was when it was looked at (VC Data Model 2.0 §5.3, Integrity of Related Resources). */
function toEvidence({ evidence, evidenceDigest }: RosterRow) {
  return {
    ...(evidence !== undefined && { evidence: [{ id: evidence, type: ['Evidence'] }] }),
    ...(evidence !== undefined &&
      evidenceDigest !== undefined && {
        relatedResource: [
          { id: evidence, digestSRI: `sha256-${base64.encode(fromHex(evidenceDigest))}` },
        ],
      }),
  }
}

function hashedEmail(email: string, salt: Uint8Array): JsonObject {
  const text = toHex(salt).slice(2)
  return {
    type: 'IdentityObject',
    identityType: 'emailAddress',
    identityHash: `sha256$${toHex(sha256(utf8(email.toLowerCase() + text))).slice(2)}`,
    hashed: true,
    salt: text,
  }
}
