import type { PublicKey } from '../base/PublicKey.ts'
import { parseDateTime } from '../credential/parseDateTime.ts'
import type { ListedKey } from './DidDocument.ts'
import type { Method } from './didDocumentShape.ts'
import { parseDidUrl } from './didUrl.ts'
import { normalizeDid } from './didWeb.ts'
import { isPublicJwk, isPublicMultikey } from './publicKeys.ts'

const secretMembers = ['secretKeyMultibase', 'secretKeyJwk', 'privateKeyMultibase', 'privateKeyJwk']

/** A verification method of the document of `did`, as far as it is known here. */
export function toListedKey(id: string, method: Method, did: string): ListedKey {
  const ends = [method.expires, method.revoked].filter((it) => it !== undefined).map(toTime)
  const isOwn = normalizeDid(method.controller) === did && parseDidUrl(id)?.did === did
  const isSecret = secretMembers.some((member) => Object.hasOwn(method, member))
  const key = isOwn && !isSecret && !ends.includes(undefined) ? toPublicKey(method) : undefined
  return { id, key, ...(key && ends.length > 0 && { end: Math.min(...(ends as number[])) }) }
}

function toTime(value: unknown): number | undefined {
  return typeof value === 'string' ? parseDateTime(value) : undefined
}

function toPublicKey({ type, publicKeyMultibase, publicKeyJwk }: Method): PublicKey | undefined {
  // Controlled Identifiers 1.0 §2.2.1: never both, so that nobody can say which one counts.
  if (publicKeyMultibase !== undefined && publicKeyJwk !== undefined) return undefined
  const multikey = isPublicMultikey(publicKeyMultibase) ? publicKeyMultibase : undefined
  switch (type) {
    case 'Multikey':
      return multikey === undefined ? undefined : { multikey }
    case 'Ed25519VerificationKey2020':
      return multikey?.startsWith('z6Mk') ? { multikey } : undefined
    case 'JsonWebKey':
    case 'JsonWebKey2020':
      return isPublicJwk(publicKeyJwk) ? { jwk: publicKeyJwk } : undefined
    default:
      return undefined
  }
}
