import { utf8 } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { type Hex, toHex } from '../base/hex.ts'

/** The scope of a grant that vouches for everything. */
export const generalScope: Hex = `0x${'00'.repeat(32)}`

/** What a scope may be about: credentials of a type, within a framework, or for one achievement. */
export type ScopeKind = 'type' | 'framework' | 'achievement'

/**
 * The scope of a grant, 32 bytes.
 *
 * @param name Of the type or framework, or the `id` of the achievement, as credentials write it.
 *
 * @example
 * toScope('achievement', 'https://academy.example/achievements/data-literacy')
 */
export function toScope(kind: ScopeKind, name: string): Hex {
  return toHex(keccak256(utf8(`${kind}:${name}`)))
}
