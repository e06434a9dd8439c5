import { utf8 } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { type Hex, toHex } from '../base/hex.ts'

/** What the registry knows an assertion key by: keccak256 of its Multikey. */
export function toKeyHash(multikey: string): Hex {
  return toHex(keccak256(utf8(multikey)))
}
