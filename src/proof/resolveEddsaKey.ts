import { parseMultikey } from '../base/multikey.ts'
import type { ResolveKey } from '../base/ResolveKey.ts'

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

/**
 * The key that a proof names. A did:key holds it itself, and its fragment has to repeat it; for any
 * other method `resolveKey` is asked. A key in the fragment of another URL is a claim, not an answer.
 *
 * @example
 * await resolveEddsaKey('did:key:z6Mk…#z6Mk…') // { outcome: 'resolved', publicKeyMultibase: 'z6Mk…' }
 */
export async function resolveEddsaKey(
  verificationMethod: string,
  resolveKey?: ResolveKey,
): Promise<{ readonly outcome: 'resolved'; readonly publicKeyMultibase: string } | KeyFault> {
  const [, key, fragment] = /^did:key:([^#]*)(?:#(.*))?$/s.exec(verificationMethod) ?? []
  if (key !== undefined) {
    return key === fragment && isMultikey(key)
      ? { outcome: 'resolved', publicKeyMultibase: key }
      : invalid('The did:key is not one of an Ed25519 key that its fragment repeats.')
  }
  const publicKey = await tryResolve(verificationMethod, resolveKey)
  if (publicKey === undefined) {
    const reason = `The key behind \`${verificationMethod.slice(0, 256)}\` could not be found out.`
    return { outcome: 'unknown', code: 'VERIFICATION_METHOD_UNRESOLVED', reason }
  }
  return 'multikey' in publicKey && isMultikey(publicKey.multikey)
    ? { outcome: 'resolved', publicKeyMultibase: publicKey.multikey }
    : invalid('The verification method is not an Ed25519 key.')
}

async function tryResolve(verificationMethod: string, resolveKey?: ResolveKey) {
  try {
    return await resolveKey?.(verificationMethod, 'assertionMethod')
  } catch {
    // An unreachable host says nothing about the document.
    return undefined
  }
}

function isMultikey(text: string): boolean {
  try {
    parseMultikey(text)
    return true
  } catch {
    return false
  }
}

function invalid(reason: string): KeyFault {
  return { outcome: 'failed', code: 'VERIFICATION_METHOD_INVALID', reason }
}
