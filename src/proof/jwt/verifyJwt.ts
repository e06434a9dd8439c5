import type { PublicKey } from '../../base/PublicKey.ts'
import type { KeyPurpose, ResolveKey } from '../../base/ResolveKey.ts'
import { checkJws } from './checkJws.ts'
import { isJwtAlgorithm, isUnsigned, type JwtAlgorithm } from './JwtAlgorithm.ts'
import { JwtError } from './JwtError.ts'
import { type Jwt, parseJwt } from './parseJwt.ts'
import { selectJwtKey } from './selectJwtKey.ts'
import { toVerificationJwk } from './toVerificationJwk.ts'

/** What the check of a token found out. */
export type JwtResult =
  | ({
      readonly outcome: 'verified'
      readonly alg: JwtAlgorithm
      /** What signed: a key, not yet an issuer. */
      readonly key: PublicKey
    } & (
      | { readonly keyClaimed: false; readonly verificationMethod: string }
      /** The key stands in the token: whoever signed says that it is theirs, and nobody else does. */
      | { readonly keyClaimed: true }
    ))
  | { readonly outcome: 'failed'; readonly code: JwtFailure; readonly reason: string }
  | { readonly outcome: 'unknown'; readonly code: JwtDoubt; readonly reason: string }

/** Why a token is not what it claims to be. */
export type JwtFailure =
  | 'JWT_MALFORMED'
  | 'JWT_UNSIGNED'
  | 'JWT_PURPOSE'
  | 'JWT_CLAIM_MISMATCH'
  | 'JWT_CHALLENGE'
  | 'JWT_DOMAIN'
  | 'JWT_KEY_WEAK'
  | 'VERIFICATION_METHOD_INVALID'
  | 'SIGNATURE_INVALID'

/** Why it could not be found out. */
export type JwtDoubt =
  | 'JWT_NOT_SUPPORTED'
  | 'JWT_ALGORITHM'
  | 'JWT_AUDIENCE'
  | 'JWT_KEY_TOO_LARGE'
  | 'JWT_NOT_CHECKED'
  | 'VERIFICATION_METHOD_UNRESOLVED'

type Fault = Exclude<JwtResult, { outcome: 'verified' }>

/**
 * Checks the signature of a token (RFC 7515 §5.2), that its claims and its document agree, and for whom it
 * is. A bad token is a result, never an exception. The time is not asked here: `claims.nbf` and `claims.exp`
 * are for the check of the validity. Nor is whose the key is: compare the issuer, or the holder, with the
 * controller of the verification method, and never with a key that is only claimed.
 *
 * @param options `jwt`, the token or what `parseJwt` made of it. `purpose`, `authentication` for a presentation,
 * which is also what is assumed of one. `challenge` and `domain`, which have to be among the claims `nonce`
 * and `aud`; a token that has such a claim is not judged without them. `resolveKey`, for keys that are not a
 * did:key.
 *
 * @example
 * const result = await verifyJwt({ jwt: token, resolveKey })
 * if (result.outcome === 'verified' && !result.keyClaimed) console.log(result.verificationMethod)
 */
export async function verifyJwt({
  jwt,
  purpose,
  challenge,
  domain,
  resolveKey,
}: {
  jwt: string | Jwt
  purpose?: KeyPurpose | undefined
  challenge?: string | undefined
  domain?: string | undefined
  resolveKey?: ResolveKey | undefined
}): Promise<JwtResult> {
  const parsed = typeof jwt === 'string' ? tryParse(jwt) : jwt
  if ('outcome' in parsed) return parsed
  const natural = parsed.kind === 'presentation' ? 'authentication' : 'assertionMethod'
  const fault =
    judgePurpose(purpose ?? natural, natural) ??
    judgeMismatches(parsed) ??
    judgeAudience(parsed, { challenge, domain })
  if (fault) return fault

  const { alg } = parsed.header
  if (isUnsigned(alg)) return failed('JWT_UNSIGNED', `\`${alg}\` is no signature.`)
  if (!isJwtAlgorithm(alg)) {
    return unknown('JWT_ALGORITHM', `The algorithm \`${alg.slice(0, 64)}\` is not known here.`)
  }
  return await checkSignature(parsed, alg, natural, resolveKey)
}

async function checkSignature(
  jwt: Jwt,
  alg: JwtAlgorithm,
  purpose: KeyPurpose,
  resolveKey: ResolveKey | undefined,
): Promise<JwtResult> {
  const selected = await selectJwtKey(jwt, purpose, resolveKey)
  if (selected.outcome !== 'selected') return selected
  const usable = await toVerificationJwk(selected.key, alg)
  if (usable.outcome !== 'usable') return usable

  const { jwk } = usable
  const answer = await checkJws(jwt.token, jwk, alg)
  if (answer !== 'good') return toFault(answer, alg)
  return selected.keyClaimed
    ? { outcome: 'verified', alg, key: { jwk }, keyClaimed: true }
    : { ...selected, outcome: 'verified', alg }
}

function tryParse(token: string): Jwt | Fault {
  try {
    return parseJwt(token)
  } catch (error) {
    if (!(error instanceof JwtError)) throw error
    const { code, shortMessage } = error
    return code === 'JWT_MALFORMED' ? failed(code, shortMessage) : unknown(code, shortMessage)
  }
}

function judgePurpose(purpose: KeyPurpose, natural: KeyPurpose): Fault | undefined {
  if (purpose === natural) return undefined
  return failed('JWT_PURPOSE', `The token is not one for the purpose \`${purpose}\`.`)
}

function judgeMismatches({ mismatches }: Jwt): Fault | undefined {
  if (mismatches.length === 0) return undefined
  const claims = mismatches.map(({ claim, pointer }) => `\`${claim}\` and ${pointer}`)
  return failed('JWT_CLAIM_MISMATCH', `Two things are said of ${claims.join(', of ')}.`)
}

/** RFC 7519 §4.1.3: a token for others is not for us. What nobody asked about is not passed over. */
function judgeAudience(
  { claims }: Jwt,
  { challenge, domain }: { challenge?: string | undefined; domain?: string | undefined },
): Fault | undefined {
  if (challenge !== undefined && claims.nonce !== challenge) {
    return failed('JWT_CHALLENGE', 'The token does not answer the challenge.')
  }
  if (domain !== undefined && !claims.aud.includes(domain)) {
    return failed('JWT_DOMAIN', 'The token is not for this domain.')
  }
  const isAsked =
    (claims.nonce === undefined || challenge !== undefined) &&
    (claims.aud.length === 0 || domain !== undefined)
  return isAsked ? undefined : unknown('JWT_AUDIENCE', 'The token is for one audience only.')
}

function toFault(answer: 'bad' | 'bad key' | 'not checked', alg: JwtAlgorithm): Fault {
  if (answer === 'bad') {
    return failed('SIGNATURE_INVALID', 'The signature does not belong to this token and key.')
  }
  return answer === 'bad key'
    ? failed('VERIFICATION_METHOD_INVALID', `The key is not a key for ${alg}.`)
    : unknown('JWT_NOT_CHECKED', `This platform could not check ${alg}.`)
}

function failed(code: JwtFailure, reason: string): Fault {
  return { outcome: 'failed', code, reason }
}

function unknown(code: JwtDoubt, reason: string): Fault {
  return { outcome: 'unknown', code, reason }
}
