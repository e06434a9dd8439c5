import { base58 } from '@scure/base'
import { encodeBase64url } from '../../base/base64url.ts'
import { equalBytes } from '../../base/bytes.ts'

/** The public members of a JSON Web Key (RFC 7517 §4). */
export type PublicJwk = Readonly<Record<string, string>>

/**
 * A P-384 key has 51 bytes with its header: 70 digits. A point that is not compressed is longer, and base58
 * takes quadratic time.
 */
const longestMultikey = 80

// Multicodec, as unsigned varints: ed25519-pub 0xed, p256-pub 0x1200, p384-pub 0x1201.
const headers = {
  Ed25519: [0xed, 0x01],
  'P-256': [0x80, 0x24],
  'P-384': [0x81, 0x24],
} as const

/**
 * A Multikey (Controlled Identifiers 1.0 §2.2.2) as a JSON Web Key, for the types that sign tokens here.
 *
 * @returns `undefined` where it is of another type, or not in its one canonical form.
 *
 * @example
 * await multikeyToJwk('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2') // { kty: 'OKP', … }
 */
export async function multikeyToJwk(multikey: string): Promise<PublicJwk | undefined> {
  const bytes = decode(multikey)
  if (!bytes) return undefined
  const key = bytes.subarray(2)
  const is = (header: readonly number[]) => equalBytes(bytes.subarray(0, 2), new Uint8Array(header))
  if (is(headers.Ed25519)) return { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(key) }
  if (is(headers['P-256'])) return await pointToJwk('P-256', key)
  if (is(headers['P-384'])) return await pointToJwk('P-384', key)
  return undefined
}

async function pointToJwk(
  crv: 'P-256' | 'P-384',
  compressed: Uint8Array,
): Promise<PublicJwk | undefined> {
  const { p256, p384 } = await import('@noble/curves/nist')
  const [curve, size] = crv === 'P-256' ? [p256, 32] : [p384, 48]
  try {
    const point = curve.ProjectivePoint.fromHex(compressed).toRawBytes(false)
    const x = encodeBase64url(point.slice(1, 1 + size))
    const y = encodeBase64url(point.slice(1 + size))
    return { kty: 'EC', crv, x, y }
  } catch {
    return undefined
  }
}

function decode(multikey: string): Uint8Array | undefined {
  if (!multikey.startsWith('z') || multikey.length > longestMultikey) return undefined
  try {
    return base58.decode(multikey.slice(1))
  } catch {
    return undefined
  }
}
