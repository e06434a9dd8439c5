import { isSecretMultikey } from '../base/multikey.ts'

// RFC 7518 §6: what only private and symmetric keys have.
const secretJwkMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/**
 * Whether a text can be a public key as a Multikey, of whatever type: base58-btc, and no secret one.
 * Longer than any type that is in use, nothing is decoded to see.
 */
export function isPublicMultikey(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^z[1-9A-HJ-NP-Za-km-z]{40,255}$/.test(value) &&
    !isSecretMultikey(value)
  )
}

/** Whether a value can be a public JSON Web Key (RFC 7517 §4), of whatever type. */
export function isPublicJwk(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const jwk = value as Readonly<Record<string, unknown>>
  return typeof jwk.kty === 'string' && !secretJwkMembers.some((it) => Object.hasOwn(jwk, it))
}
