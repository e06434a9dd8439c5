/**
 * The algorithms that are checked, and the key that each takes (RFC 7518 §3, RFC 8037 §3.1). Open Badges 3.0
 * §8.2.3 asks for RS256 and permits others; VC-JOSE-COSE leaves the choice open.
 */
export const jwtAlgorithms = {
  RS256: { kty: 'RSA' },
  ES256: { kty: 'EC', crv: 'P-256', size: 32 },
  ES384: { kty: 'EC', crv: 'P-384', size: 48 },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', size: 32 },
} as const

/** One of the keys of `jwtAlgorithms`. */
export type JwtAlgorithm = keyof typeof jwtAlgorithms

/** Whether `alg` is an algorithm that is checked here, written as the standard does. */
export function isJwtAlgorithm(alg: string): alg is JwtAlgorithm {
  return Object.hasOwn(jwtAlgorithms, alg)
}

/** Whether `alg` proves nothing: no signature, or one that everybody makes who can check it (HMAC). */
export function isUnsigned(alg: string): boolean {
  return /^(?:none|hs\d+)$/i.test(alg)
}
