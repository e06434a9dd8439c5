import type { Hex } from '../base/hex.ts'
import type { Credential } from '../credential/parseCredential.ts'
import { toScope } from '../trust/toScope.ts'

/** Frameworks of one credential that are looked at; each is a search for a path. */
const mostFrameworks = 16

/** The scopes that a credential carries: a grant of any one of them is about it. */
export function toScopes({ achievement }: Credential): readonly Hex[] {
  if (!achievement) return []
  const { id, achievementType, frameworks } = achievement
  return [
    toScope('achievement', id),
    ...(achievementType === undefined ? [] : [toScope('type', achievementType)]),
    ...frameworks.slice(0, mostFrameworks).map((name) => toScope('framework', name)),
  ]
}
