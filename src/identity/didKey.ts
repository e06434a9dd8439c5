import { BaseError } from '../base/BaseError.ts'
import { parseMultikey, toMultikey } from '../base/multikey.ts'

/** Thrown when a text is not a did:key of an Ed25519 key. */
export class InvalidDidKeyError extends BaseError {
  override readonly name = 'InvalidDidKeyError'
  readonly code = 'INVALID_DID_KEY'
  constructor({ did, cause }: { did: string; cause?: unknown }) {
    super(`Not a did:key of an Ed25519 key: \`${did.slice(0, 128)}\`.`, {
      metaMessages: ['Expected `did:key:z6Mk…`, without a path, a query or a fragment.'],
      cause,
    })
  }
}

const prefix = 'did:key:'

/**
 * The did:key of an Ed25519 public key (the did:key method, §3.1).
 *
 * @param publicKey 32 bytes.
 * @throws {InvalidMultikeyError} where it is not 32 bytes.
 *
 * @example
 * toDidKey(publicKey) // 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp'
 */
export function toDidKey(publicKey: Uint8Array): `did:key:${string}` {
  return `${prefix}${toMultikey(publicKey)}`
}

/**
 * The key inside a did:key.
 *
 * @throws {InvalidDidKeyError} where it is another type of key, or not in its one canonical form.
 *
 * @example
 * parseDidKey('did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp').publicKey // 32 bytes
 */
export function parseDidKey(did: string): { publicKey: Uint8Array; multibase: string } {
  if (!did.startsWith(prefix)) throw new InvalidDidKeyError({ did })
  const multibase = did.slice(prefix.length)
  try {
    return { publicKey: parseMultikey(multibase), multibase }
  } catch (cause) {
    throw new InvalidDidKeyError({ did, cause })
  }
}
