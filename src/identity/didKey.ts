import { BaseError } from '../base/BaseError.ts'
import {
  type MultikeyType,
  parseTypedMultikey,
  type TypedKey,
  toMultikey,
} from '../base/multikey.ts'

/** Thrown when a text is not a did:key of a key that signs documents. */
export class InvalidDidKeyError extends BaseError {
  override readonly name = 'InvalidDidKeyError'
  readonly code = 'INVALID_DID_KEY'
  constructor({ did, cause }: { did: string; cause?: unknown }) {
    super(`Not a did:key of Ed25519, P-256 or P-384: \`${did.slice(0, 128)}\`.`, {
      metaMessages: [
        'Expected, for example, `did:key:z6Mk…`, without a path, a query or a fragment.',
      ],
      cause,
    })
  }
}

const prefix = 'did:key:'

/**
 * The did:key of a public key (the did:key method, §3.1).
 *
 * @param publicKey Ed25519: 32 bytes. P-256 and P-384: a compressed point.
 * @throws {InvalidMultikeyError} where it is no key of that type.
 *
 * @example
 * toDidKey(publicKey) // 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp'
 */
export function toDidKey(
  publicKey: Uint8Array,
  type: MultikeyType = 'Ed25519',
): `did:key:${string}` {
  return `${prefix}${toMultikey(publicKey, type)}`
}

/**
 * The key inside a did:key.
 *
 * @throws {InvalidDidKeyError} where it is another type of key, or not in its one canonical form.
 *
 * @example
 * parseDidKey('did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp').publicKey // 32 bytes
 */
export function parseDidKey(did: string): TypedKey & { readonly multibase: string } {
  if (!did.startsWith(prefix)) throw new InvalidDidKeyError({ did })
  const multibase = did.slice(prefix.length)
  try {
    return { ...parseTypedMultikey(multibase), multibase }
  } catch (cause) {
    throw new InvalidDidKeyError({ did, cause })
  }
}
