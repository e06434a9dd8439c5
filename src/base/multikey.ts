import { base58 } from '@scure/base'
import { BaseError } from './BaseError.ts'
import { concatBytes, equalBytes } from './bytes.ts'
import { isCompressedPoint, type NistCurve } from './nistCurves.ts'

/** Thrown when a text is not a key as a Multikey. A secret key is never shown. */
export class InvalidMultikeyError extends BaseError {
  override readonly name = 'InvalidMultikeyError'
  readonly code = 'INVALID_MULTIKEY'
  constructor({ value }: { value?: string | undefined } = {}) {
    super(
      value === undefined ? 'The secret key is not usable.' : `Not a public key: \`${value}\`.`,
      {
        metaMessages: [
          value === undefined
            ? 'Expected an Ed25519 Multikey that starts with `z3u2`, of 32 bytes.'
            : 'Expected a Multikey: Ed25519 as `z6Mk…`, P-256 as `zDn…`, P-384 as `z82…`.',
        ],
      },
    )
  }
}

/** A type of key that signs documents. */
export type MultikeyType = 'Ed25519' | NistCurve

/** A public key and its type. */
export type TypedKey = {
  readonly type: MultikeyType
  /** Ed25519: 32 bytes (RFC 8032 §5.1.5). P-256 and P-384: a compressed point, 33 or 49 bytes. */
  readonly publicKey: Uint8Array
}

// Multicodec, as unsigned varints: ed25519-pub 0xed, p256-pub 0x1200, p384-pub 0x1201,
// ed25519-priv 0x1300.
const publicHeaders: Readonly<Record<MultikeyType, Uint8Array>> = {
  Ed25519: new Uint8Array([0xed, 0x01]),
  'P-256': new Uint8Array([0x80, 0x24]),
  'P-384': new Uint8Array([0x81, 0x24]),
}
const keyTypes = Object.keys(publicHeaders) as readonly MultikeyType[]
const secretHeader = new Uint8Array([0x80, 0x26])
// P-384 takes 71.
const longestMultikey = 80

/**
 * A public key as a Multikey (Controlled Identifiers 1.0 §2.2.2): multibase base58-btc.
 *
 * @param publicKey Ed25519: 32 bytes. P-256 and P-384: a compressed point.
 * @throws {InvalidMultikeyError} where the key is of another length, or no point of its curve. Whether
 * 32 bytes are a point of Ed25519 is not asked.
 *
 * @example
 * toMultikey(publicKey) // 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
 * toMultikey(point, 'P-256') // 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP'
 */
export function toMultikey(publicKey: Uint8Array, type: MultikeyType = 'Ed25519'): string {
  if (!isKeyOf(type, publicKey))
    throw new InvalidMultikeyError({ value: `${publicKey.length} bytes` })
  return encode(publicHeaders[type], publicKey)
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
  const { type, publicKey } = parseTypedMultikey(multikey)
  if (type !== 'Ed25519') throw new InvalidMultikeyError({ value: multikey })
  return publicKey
}

/**
 * A public key given as a Multikey, with its type.
 *
 * @throws {InvalidMultikeyError} where it is of none of the known types, not in its one canonical form,
 * or, for P-256 and P-384, no point of the curve.
 *
 * @example
 * parseTypedMultikey('zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP').type // 'P-256'
 */
export function parseTypedMultikey(multikey: string): TypedKey {
  for (const type of keyTypes) {
    const publicKey = decode(publicHeaders[type], multikey)
    if (publicKey && isKeyOf(type, publicKey)) return { type, publicKey }
  }
  // A secret key in the place of a public one is not shown either.
  if (isSecretMultikey(multikey)) throw new InvalidMultikeyError({ value: 'a secret key' })
  throw new InvalidMultikeyError({ value: multikey.slice(0, 2 * longestMultikey) })
}

/** Whether a text is a public key as a Multikey, in its one canonical form. */
export function isMultikey(text: string): boolean {
  try {
    parseTypedMultikey(text)
    return true
  } catch (error) {
    if (error instanceof InvalidMultikeyError) return false
    throw error
  }
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
  if (key?.length !== 32) throw new InvalidMultikeyError()
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

function isKeyOf(type: MultikeyType, publicKey: Uint8Array): boolean {
  return type === 'Ed25519' ? publicKey.length === 32 : isCompressedPoint(type, publicKey)
}

function encode(header: Uint8Array, key: Uint8Array): string {
  return `z${base58.encode(concatBytes(header, key))}`
}

function decode(header: Uint8Array, multikey: string): Uint8Array | undefined {
  const bytes = decodeBase58(multikey, longestMultikey)
  if (!bytes || !equalBytes(bytes.subarray(0, 2), header)) return undefined
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
