import { decodeBase64url } from '../../base/base64url.ts'
import type { JwtAlgorithm } from './JwtAlgorithm.ts'
import type { PublicJwk } from './multikeyToJwk.ts'

/**
 * Asks the platform, through `jose`, whether a compact JWS is signed by a key. What the platform cannot do is
 * not an answer.
 *
 * @param jwk As `toVerificationJwk` gives it.
 */
export async function checkJws(
  token: string,
  jwk: PublicJwk,
  alg: JwtAlgorithm,
): Promise<'good' | 'bad' | 'bad key' | 'not checked'> {
  const signature = decodeBase64url(token.slice(token.lastIndexOf('.') + 1))
  // RFC 7518 §3.3, §3.4: of one length only; what platforms do with others differs.
  if (signature?.length !== signatureLength(jwk, alg)) return 'bad'

  const { compactVerify, errors, importJWK } = await import('jose')
  let key: Awaited<ReturnType<typeof importJWK>>
  try {
    key = await importJWK(jwk, alg)
  } catch (error) {
    // Web Cryptography 1.0 §18.4.4: the data are wrong, and not the platform.
    return error instanceof Error && error.name === 'DataError' ? 'bad key' : 'not checked'
  }
  try {
    await compactVerify(token, key, { algorithms: [alg] })
    return 'good'
  } catch (error) {
    const isAnswer = error instanceof errors.JWSSignatureVerificationFailed
    return isAnswer && error.cause === undefined ? 'bad' : 'not checked'
  }
}

function signatureLength({ n }: PublicJwk, alg: JwtAlgorithm): number | undefined {
  if (alg === 'RS256') return decodeBase64url(n ?? '')?.length
  return alg === 'ES384' ? 96 : 64
}
