import { BaseError } from '../base/BaseError.ts'
import { InvalidMultikeyError, parseSecretMultikey, toMultikey } from '../base/multikey.ts'
import { createNodeSign } from './platformEd25519.ts'

/** Thrown when a public key is given that does not belong to the secret key. */
export class KeyPairMismatchError extends BaseError {
  override readonly name = 'KeyPairMismatchError'
  readonly code = 'KEY_PAIR_MISMATCH'
  constructor({ expected, actual }: { expected: string; actual: string }) {
    super('The public key does not belong to the secret key.', {
      metaMessages: [`Expected ${expected}, the secret key gives ${actual}.`],
    })
  }
}

/**
 * What signs documents: a key in memory as {@link createEddsaSigner} makes it, or a key in a key store
 * or an HSM behind the same three members.
 */
export type DocumentSigner = {
  /** The Ed25519 public key as a Multikey. */
  readonly publicKeyMultibase: string
  /** What the proof names as its key: a DID URL. */
  readonly verificationMethod: string
  /** The 64 bytes of an Ed25519 signature (RFC 8032 §5.1.6). */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>
}

/** A secret key, as a Multikey or as its 32 bytes. */
export type EddsaSecret =
  | { readonly secretKeyMultibase: string; readonly publicKeyMultibase?: string }
  | { readonly seed: Uint8Array }

/**
 * A signer with its key in memory. The secret stays inside `sign`: printing the signer, or writing it
 * as JSON, does not show it.
 *
 * @param options The secret, and the DID URL under which verifiers find the public key; by default the
 * key's own did:key.
 * @throws {InvalidMultikeyError} where the secret is not usable; without showing it.
 * @throws {KeyPairMismatchError} where the public key given is another one.
 *
 * @example
 * const signer = await createEddsaSigner({ seed })
 * signer.verificationMethod // 'did:key:z6Mk…#z6Mk…'
 */
export async function createEddsaSigner(
  options: EddsaSecret & { readonly verificationMethod?: string },
): Promise<DocumentSigner> {
  const secret =
    'seed' in options
      ? Uint8Array.from(options.seed)
      : parseSecretMultikey(options.secretKeyMultibase)
  if (secret.length !== 32) throw new InvalidMultikeyError()

  const { ed25519 } = await import('@noble/curves/ed25519')
  const actual = toMultikey(ed25519.getPublicKey(secret))
  const expected = 'seed' in options ? actual : (options.publicKeyMultibase ?? actual)
  if (expected !== actual) throw new KeyPairMismatchError({ expected, actual })
  return {
    publicKeyMultibase: actual,
    verificationMethod: options.verificationMethod ?? `did:key:${actual}#${actual}`,
    sign: createNodeSign(secret) ?? (async (bytes) => ed25519.sign(bytes, secret)),
  }
}
