import { utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../base/hash.ts'
import { toHex } from '../../base/hex.ts'
import { toList } from '../../base/toList.ts'
import { isJsonObject } from '../../credential/isJsonObject.ts'
import type { JsonObject, JsonValue } from '../../credential/parseJson.ts'
import type { Condition } from './Condition.ts'

/**
 * Whether a credential (Open Badges 3.0) is one of those meant. `id` is that of the credential. `achievement` is the
 * id of one, what is behind the last slash of it, or its name. `awarded` is the day, the month or the year of
 * `validFrom`. `name` and `email` are the learner's, hashed in the credential or not.
 *
 * @example
 * meets(document, parseCondition('achievement=data-literacy'))
 */
export function meets(document: JsonObject, { field, value }: Condition): boolean {
  switch (field) {
    case 'id':
      return document.id === value
    case 'achievement':
      return subjectsOf(document).some(({ achievement }) => isCalled(achievement, value))
    case 'awarded':
      return isWithin(document.validFrom, value)
    case 'name':
      return isIdentified(document, 'name', value.normalize('NFC'))
    case 'email':
      return isIdentified(document, 'emailAddress', value.toLowerCase())
  }
}

function subjectsOf({ credentialSubject }: JsonObject): readonly JsonObject[] {
  return toList(credentialSubject).filter(isJsonObject)
}

function isCalled(achievement: JsonValue | undefined, value: string): boolean {
  return toList(achievement)
    .filter(isJsonObject)
    .some(({ id, name }) => [id, toLastPart(id), name].includes(value))
}

function toLastPart(id: JsonValue | undefined): string | undefined {
  return typeof id === 'string' ? id.slice(id.lastIndexOf('/') + 1) : undefined
}

/** Whether a time begins with this year, month or day; not with a piece of one. */
function isWithin(time: JsonValue | undefined, value: string): boolean {
  if (typeof time !== 'string' || !time.startsWith(value)) return false
  return /^\d{4}(-\d\d){0,2}$/.test(value)
}

/** Whether a subject is this one (Open Badges 3.0 §B.1.12, IdentityObject). */
function isIdentified(document: JsonObject, identityType: string, value: string): boolean {
  const identities = subjectsOf(document).flatMap(({ identifier }) => toList(identifier))
  return identities.filter(isJsonObject).some((identity) => {
    if (identity.identityType !== identityType) return false
    const { identityHash, hashed, salt = '' } = identity
    if (typeof identityHash !== 'string') return false
    if (hashed !== true) {
      const text = identityHash.normalize('NFC')
      return (identityType === 'name' ? text : text.toLowerCase()) === value
    }
    return identityHash === `sha256$${toHex(sha256(utf8(value + salt))).slice(2)}`
  })
}
