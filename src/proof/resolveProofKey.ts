import { InvalidMultikeyError, parseTypedMultikey, type TypedKey } from '../base/multikey.ts'
import type { PublicKey } from '../base/PublicKey.ts'
import type { KeyPurpose, ResolveKey } from '../base/ResolveKey.ts'
import { toMultikeyFromJwk } from '../base/toMultikeyFromJwk.ts'

/** Why there is no key to check a signature with. */
export type KeyFault =
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

/** A key that signs documents. */
export type ResolvedKey = TypedKey & {
  readonly outcome: 'resolved'
  readonly multikey: string
}

/**
 * The key that a proof names. A did:key holds it itself, and its fragment has to repeat it; for any
 * other method `resolveKey` is asked. A key in the fragment of another URL is a claim, not an answer.
 *
 * @example
 * await resolveProofKey('did:key:z6Mk…#z6Mk…', 'assertionMethod') // { outcome: 'resolved', … }
 */
export async function resolveProofKey(
  verificationMethod: string,
  purpose: KeyPurpose,
  resolveKey?: ResolveKey,
): Promise<ResolvedKey | KeyFault> {
  if (verificationMethod.startsWith('did:key:')) {
    const [, key] = verificationMethod.split('#')
    // A document of keys, of which it names none: that makes no forgery.
    if (key === undefined) return unresolved('The did:key is named without its key.')
    const resolved = verificationMethod === `did:key:${key}#${key}` && toResolved(key)
    return resolved || invalid('The did:key is not one of a known key that its fragment repeats.')
  }
  const publicKey = await tryResolve(verificationMethod, purpose, resolveKey)
  if (!publicKey) {
    return unresolved(
      `The key behind \`${verificationMethod.slice(0, 256)}\` could not be found out.`,
    )
  }
  const multikey = 'jwk' in publicKey ? toMultikeyFromJwk(publicKey.jwk) : publicKey.multikey
  const resolved = multikey !== undefined && toResolved(multikey)
  return resolved || invalid('The verification method is not a key that signs documents.')
}

async function tryResolve(
  verificationMethod: string,
  purpose: KeyPurpose,
  resolveKey?: ResolveKey,
): Promise<PublicKey | undefined> {
  try {
    return await resolveKey?.(verificationMethod, purpose)
  } catch {
    // An unreachable host says nothing about the document.
    return undefined
  }
}

function toResolved(multikey: string): ResolvedKey | undefined {
  try {
    return { outcome: 'resolved', multikey, ...parseTypedMultikey(multikey) }
  } catch (error) {
    if (error instanceof InvalidMultikeyError) return undefined
    throw error
  }
}

function unresolved(reason: string): KeyFault {
  return { outcome: 'unknown', code: 'VERIFICATION_METHOD_UNRESOLVED', reason }
}

function invalid(reason: string): KeyFault {
  return { outcome: 'failed', code: 'VERIFICATION_METHOD_INVALID', reason }
}
