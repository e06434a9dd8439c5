import type { PublicKey } from '../../base/PublicKey.ts'
import type { KeyPurpose, ResolveKey } from '../../base/ResolveKey.ts'
import type { Jwt } from './parseJwt.ts'

/** The key of a token, and who says so. */
export type SelectedJwtKey =
  | {
      readonly outcome: 'selected'
      readonly key: PublicKey
      readonly keyClaimed: false
      readonly verificationMethod: string
    }
  | { readonly outcome: 'selected'; readonly key: PublicKey; readonly keyClaimed: true }

/** Why a token has no key. */
export type JwtSelectionFault =
  | {
      readonly outcome: 'failed'
      readonly code: 'VERIFICATION_METHOD_INVALID'
      readonly reason: string
    }
  | {
      readonly outcome: 'unknown'
      readonly code: 'VERIFICATION_METHOD_UNRESOLVED'
      readonly reason: string
    }

const longestKid = 4096

/**
 * The key that a token names. `kid` is asked for; a did:key holds its key itself. Only where that finds
 * nothing the key in the header is taken, and marked: it is the word of whoever signed. Certificates, and
 * addresses of keys or of certificates, are not followed.
 */
export async function selectJwtKey(
  { header, claims }: Pick<Jwt, 'header' | 'claims'>,
  purpose: KeyPurpose,
  resolveKey?: ResolveKey,
): Promise<SelectedJwtKey | JwtSelectionFault> {
  const { kid, jwk } = header
  const verificationMethod = kid === undefined ? undefined : toVerificationMethod(kid, claims.iss)
  if (verificationMethod !== undefined) {
    if (verificationMethod.startsWith('did:key:')) return readDidKey(verificationMethod)
    const key = await tryResolve(verificationMethod, purpose, resolveKey)
    if (key) return { outcome: 'selected', key, keyClaimed: false, verificationMethod }
  }
  if (jwk) return { outcome: 'selected', key: { jwk }, keyClaimed: true }
  const reason =
    kid === undefined
      ? 'The token names no key that is looked for here.'
      : `The key behind \`${kid.slice(0, 256)}\` could not be found out.`
  return { outcome: 'unknown', code: 'VERIFICATION_METHOD_UNRESOLVED', reason }
}

/**
 * A `kid` as a URL: as it is, or as a fragment of `iss`, among whose keys it picks one (VC-JOSE-COSE 1.0
 * §4.1). Without `iss` it has to be a URL (§4.3).
 */
function toVerificationMethod(kid: string, iss: string | undefined): string | undefined {
  if (kid.length > longestKid) return undefined
  if (/^[a-z][a-z0-9+.-]*:/i.test(kid)) return kid
  // The keys of an issuer are named from its whole id: one that is a fragment itself has none.
  if (kid === '' || iss === undefined || iss.includes('#')) return undefined
  return kid.startsWith('#') ? `${iss}${kid}` : `${iss}#${kid}`
}

/** A did:key holds the key itself, and its fragment repeats it. */
function readDidKey(verificationMethod: string): SelectedJwtKey | JwtSelectionFault {
  const [, multikey] = verificationMethod.split('#')
  if (multikey === undefined) {
    const reason = 'The did:key is named without its key.'
    return { outcome: 'unknown', code: 'VERIFICATION_METHOD_UNRESOLVED', reason }
  }
  if (verificationMethod !== `did:key:${multikey}#${multikey}`) {
    const reason = 'The did:key is not one that its fragment repeats.'
    return { outcome: 'failed', code: 'VERIFICATION_METHOD_INVALID', reason }
  }
  return { outcome: 'selected', key: { multikey }, keyClaimed: false, verificationMethod }
}

async function tryResolve(
  verificationMethod: string,
  purpose: KeyPurpose,
  resolveKey?: ResolveKey,
): Promise<PublicKey | undefined> {
  try {
    return await resolveKey?.(verificationMethod, purpose)
  } catch {
    // An unreachable host says nothing about the token.
    return undefined
  }
}
