import { BaseError } from '../base/BaseError.ts'
import { utf8 } from '../base/bytes.ts'
import { sha256 } from '../base/hash.ts'
import { toHex } from '../base/hex.ts'
import { credentialsV2, openBadges } from '../credential/contexts.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import { addMonths } from './addMonths.ts'
import type { RosterRow } from './roster/parseRoster.ts'
import type { AchievementTemplate, Template } from './Template.ts'

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
    issuer: { ...template.issuer, type: ['Profile'] },
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
      achievement: toAchievement(achievement),
    },
  } as JsonObject
}

function toAchievement(template: AchievementTemplate): JsonObject {
  const { id, name, description, criteria, achievementType, tags } = template
  return {
    id,
    type: ['Achievement'],
    ...(achievementType !== undefined && { achievementType }),
    name,
    description,
    criteria: { narrative: criteria },
    ...(tags && { tag: tags }),
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
