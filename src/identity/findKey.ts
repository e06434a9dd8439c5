import type { PublicKey } from '../base/PublicKey.ts'
import type { KeyPurpose } from '../base/ResolveKey.ts'
import type { DidDocument } from './DidDocument.ts'
import { formatDidUrl, parseDidUrl } from './didUrl.ts'

/** Why a document gives no key. */
export type MethodFaultCode = 'METHOD_NOT_LISTED' | 'METHOD_NOT_KNOWN' | 'METHOD_ENDED'

const sentences: Readonly<Record<MethodFaultCode, string>> = {
  METHOD_NOT_LISTED: 'The document does not list the key for this purpose.',
  METHOD_NOT_KNOWN: 'The document lists the key in a way that is not known here.',
  METHOD_ENDED: 'The document says that the key has expired or was revoked.',
}

/** The key that a document lists, or why it gives none. */
export type KeyAnswer =
  | { readonly outcome: 'found'; readonly key: PublicKey }
  | { readonly outcome: 'unknown'; readonly code: MethodFaultCode; readonly reason: string }

/**
 * The key that a document lists under that verification method and for that purpose. A key that is not
 * listed is no proof of a forgery: issuers drop keys that they used before.
 *
 * @param verificationMethod A DID URL with a fragment, absolute.
 *
 * @example
 * findKey(document, 'did:web:uni.example#key-1', 'assertionMethod', new Date())
 */
export function findKey(
  document: DidDocument,
  verificationMethod: string,
  purpose: KeyPurpose,
  now: Date,
): KeyAnswer {
  const url = parseDidUrl(verificationMethod)
  const id = url && formatDidUrl(url)
  const listed = document[purpose].find((it) => it.id === id)
  if (!listed) return toUnknown('METHOD_NOT_LISTED')
  if (!listed.key) return toUnknown('METHOD_NOT_KNOWN')
  // So written, a time that is no number is over.
  if (listed.end !== undefined && !(now.getTime() < listed.end)) return toUnknown('METHOD_ENDED')
  return { outcome: 'found', key: listed.key }
}

function toUnknown(code: MethodFaultCode): KeyAnswer {
  return { outcome: 'unknown', code, reason: sentences[code] }
}
