import { decodeBase64url } from '../../base/base64url.ts'
import type { PublicKey } from '../../base/PublicKey.ts'
import { type JwtAlgorithm, jwtAlgorithms } from './JwtAlgorithm.ts'
import { multikeyToJwk, type PublicJwk } from './multikeyToJwk.ts'

/** Why a key is not one to check a token with. */
export type JwtKeyFault =
  | {
      readonly outcome: 'failed'
      readonly code: 'VERIFICATION_METHOD_INVALID' | 'JWT_KEY_WEAK'
      readonly reason: string
    }
  | { readonly outcome: 'unknown'; readonly code: 'JWT_KEY_TOO_LARGE'; readonly reason: string }

const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/**
 * A public key as the algorithm of a token wants it: of its type, of a good size, and with no member but
 * those that the algorithm reads.
 *
 * @example
 * await toVerificationJwk({ multikey: 'z6Mk…' }, 'ES256')
 * // { outcome: 'failed', code: 'VERIFICATION_METHOD_INVALID', reason: '…' }
 */
export async function toVerificationJwk(
  key: PublicKey,
  alg: JwtAlgorithm,
): Promise<{ readonly outcome: 'usable'; readonly jwk: PublicJwk } | JwtKeyFault> {
  const jwk = 'multikey' in key ? await multikeyToJwk(key.multikey) : key.jwk
  const wanted = jwtAlgorithms[alg]
  const crv = 'crv' in wanted ? wanted.crv : undefined
  if (!jwk || jwk.kty !== wanted.kty || (crv !== undefined && jwk.crv !== crv)) {
    return invalid(`The key is not one of the type that ${alg} takes.`)
  }
  if (secretMembers.some((name) => jwk[name] !== undefined)) {
    return invalid('The key is published with its secret.')
  }
  if (!isMeantFor(jwk, alg)) return invalid(`The key is not for signatures by ${alg}.`)
  return alg === 'RS256' ? readRsaKey(jwk) : await readCurveKey(jwk, jwtAlgorithms[alg])
}

/** RFC 7517 §4.2–4.4: a key may say what it is for. */
function isMeantFor({ use, key_ops, alg }: JwkMembers, wanted: JwtAlgorithm): boolean {
  const ops = key_ops === undefined || (Array.isArray(key_ops) && key_ops.includes('verify'))
  const isSameAlg = alg === undefined || alg === wanted || (alg === 'Ed25519' && wanted === 'EdDSA')
  return ops && isSameAlg && (use === undefined || use === 'sig')
}

type JwkMembers = Readonly<Record<string, unknown>>

function readRsaKey({ n, e }: JwkMembers) {
  const modulus = decodeMember(n)
  const exponent = decodeMember(e)
  // RFC 7518 §6.3.1: no leading zero.
  if (!modulus?.[0] || !exponent?.[0]) return invalid('The key is not an RSA key.')
  const bits = modulus.length * 8 - (Math.clz32(modulus[0]) - 24)
  // With 1 as the exponent everybody signs.
  const isOdd = ((exponent.at(-1) as number) & 1) === 1
  if (bits < 2048 || !isOdd || (exponent.length === 1 && exponent[0] === 1)) {
    const reason = `An RSA key of ${bits} bits with that exponent is too weak.`
    return { outcome: 'failed', code: 'JWT_KEY_WEAK', reason } as const
  }
  // Both cost time, and nobody needs them.
  if (bits > 8192 || exponent.length > 4) {
    const reason = `An RSA key of ${bits} bits with that exponent takes too long to check.`
    return { outcome: 'unknown', code: 'JWT_KEY_TOO_LARGE', reason } as const
  }
  return { outcome: 'usable', jwk: { kty: 'RSA', n: n as string, e: e as string } } as const
}

async function readCurveKey(
  { x, y }: JwkMembers,
  { kty, crv, size }: Exclude<(typeof jwtAlgorithms)[JwtAlgorithm], { kty: 'RSA' }>,
) {
  const isEdwards = kty === 'OKP'
  const [first, second] = [decodeMember(x), isEdwards ? undefined : decodeMember(y)]
  if (first?.length !== size || (!isEdwards && second?.length !== size)) {
    return invalid(`The key is not a point of ${crv}.`)
  }
  if (isEdwards && !(await isGoodEd25519Key(first))) {
    return invalid('The key is not a good point of Ed25519.')
  }
  const point = isEdwards ? { x: x as string } : { x: x as string, y: y as string }
  return { outcome: 'usable', jwk: { kty, crv, ...point } } as const
}

/** Under a key of small order any token would be signed, and not every platform refuses one. */
async function isGoodEd25519Key(bytes: Uint8Array): Promise<boolean> {
  const { ed25519 } = await import('@noble/curves/ed25519')
  try {
    return !ed25519.ExtendedPoint.fromHex(bytes).isSmallOrder()
  } catch {
    return false
  }
}

function decodeMember(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' ? decodeBase64url(value) : undefined
}

function invalid(reason: string): JwtKeyFault {
  return { outcome: 'failed', code: 'VERIFICATION_METHOD_INVALID', reason }
}
