import { utf8 } from '../../base/bytes.ts'
import { sha256 } from '../../base/hash.ts'

/**
 * What an anchor commits to where the credential is a JWT: SHA-256 of its compact bytes. A document digest
 * starts from text that begins with a brace, so the one is never the other.
 *
 * @param token As `parseJwt` takes it: the same token always is the same text.
 * @returns 32 bytes.
 *
 * @example
 * hashLeaf({ ...position, documentDigest: toJwtDigest(token) })
 */
export function toJwtDigest(token: string): Uint8Array {
  return sha256(utf8(token))
}
