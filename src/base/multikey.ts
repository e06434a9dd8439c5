import { base58 } from '@scure/base'
import { BaseError } from './BaseError.ts'
import { concatBytes, equalBytes } from './bytes.ts'

/** Thrown when a text is not an Ed25519 key as a Multikey. A secret key is never shown. */
export class InvalidMultikeyError extends BaseError {
  override readonly name = 'InvalidMultikeyError'
  readonly code = 'INVALID_MULTIKEY'
  constructor({ value }: { value?: string | undefined } = {}) {
    super(
      value === undefined ? 'The secret key is not usable.' : `Not an Ed25519 key: \`${value}\`.`,
      {
        metaMessages: [
          value === undefined
            ? 'Expected an Ed25519 Multikey that starts with `z3u2`, of 32 bytes.'
            : 'Expected an Ed25519 Multikey that starts with `z6Mk`, of 32 bytes.',
        ],
      },
    )
  }
}

// Multicodec, as unsigned varints: ed25519-pub 0xed, ed25519-priv 0x1300.
const publicHeader = new Uint8Array([0xed, 0x01])
const secretHeader = new Uint8Array([0x80, 0x26])
const longestMultikey = 64

/**
 * An Ed25519 public key as a Multikey (Controlled Identifiers 1.0 §2.2.2): multibase base58-btc.
 *
 * @throws {InvalidMultikeyError} where the key is not 32 bytes.
 *
 * @example
 * toMultikey(publicKey) // 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
 */
export function toMultikey(publicKey: Uint8Array): string {
  if (publicKey.length !== 32)
    throw new InvalidMultikeyError({ value: `${publicKey.length} bytes` })
  return encode(publicHeader, publicKey)
}

/**
 * The 32 bytes of an Ed25519 public key given as a Multikey. Whether they are a point of the curve is
 * not asked here.
 *
 * @throws {InvalidMultikeyError} where it is another type of key, or not in its one canonical form.
 *
 * @example
 * parseMultikey('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2').length // 32
 */
export function parseMultikey(multikey: string): Uint8Array {
  const key = decode(publicHeader, multikey)
  // A secret key in the place of a public one is not shown either.
  if (!key && decode(secretHeader, multikey))
    throw new InvalidMultikeyError({ value: 'a secret key' })
  if (!key) throw new InvalidMultikeyError({ value: multikey.slice(0, 2 * longestMultikey) })
  return key
}

/**
 * The 32 bytes of an Ed25519 secret key given as a Multikey.
 *
 * @throws {InvalidMultikeyError} without the value.
 *
 * @example
 * parseSecretMultikey(secretKeyMultibase).length // 32
 */
export function parseSecretMultikey(multikey: string): Uint8Array {
  const key = decode(secretHeader, multikey)
  if (!key) throw new InvalidMultikeyError()
  return key
}

/**
 * Whether a text is a secret key of any type as a Multikey, which must not be published: Multicodec keeps
 * 0x1300 to 0x137f for them.
 *
 * @example
 * isSecretMultikey('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2') // false
 */
export function isSecretMultikey(text: string): boolean {
  const [first = 0, second] = decodeBase58(text, 4 * longestMultikey) ?? []
  return first >= 0x80 && second === 0x26
}

function encode(header: Uint8Array, key: Uint8Array): string {
  return `z${base58.encode(concatBytes(header, key))}`
}

function decode(header: Uint8Array, multikey: string): Uint8Array | undefined {
  const bytes = decodeBase58(multikey, longestMultikey)
  if (bytes?.length !== 34 || !equalBytes(bytes.subarray(0, 2), header)) return undefined
  const key = bytes.slice(2)
  return encode(header, key) === multikey ? key : undefined
}

function decodeBase58(multikey: string, longest: number): Uint8Array | undefined {
  // base58 takes quadratic time: nothing long is decoded.
  if (!multikey.startsWith('z') || multikey.length > longest) return undefined
  try {
    return base58.decode(multikey.slice(1))
  } catch {
    return undefined
  }
}
