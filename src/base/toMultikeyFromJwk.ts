import { base64urlnopad } from '@scure/base'
import { toMultikey } from './multikey.ts'
import { compressPoint } from './nistCurves.ts'
import type { PublicKey } from './PublicKey.ts'

/**
 * A public JSON Web Key of Ed25519 (RFC 8037 §2), P-256 or P-384 (RFC 7518 §6.2.1) as a Multikey.
 *
 * @returns `undefined` where it is of another type, no good key, a secret one, or meant to encrypt.
 *
 * @example
 * toMultikeyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik' })
 */
export function toMultikeyFromJwk(
  jwk: Extract<PublicKey, { readonly jwk: unknown }>['jwk'],
): string | undefined {
  const { kty, crv, use } = jwk
  if (Object.hasOwn(jwk, 'd') || (use !== undefined && use !== 'sig')) return undefined
  const x = decode(jwk.x)
  if (!x) return undefined
  if (kty === 'OKP' && crv === 'Ed25519' && x.length === 32) return toMultikey(x)
  if (kty !== 'EC' || (crv !== 'P-256' && crv !== 'P-384')) return undefined
  const y = decode(jwk.y)
  const point = y && compressPoint(crv, x, y)
  return point && toMultikey(point, crv)
}

function decode(text: unknown): Uint8Array | undefined {
  // 48 bytes are 64 characters.
  if (typeof text !== 'string' || text.length > 64) return undefined
  try {
    return base64urlnopad.decode(text)
  } catch {
    return undefined
  }
}
