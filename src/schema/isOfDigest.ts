import { sha256, sha384, sha512 } from '@noble/hashes/sha2'
import { base58, base64, base64urlnopad } from '@scure/base'
import { equalBytes } from '../base/bytes.ts'

const hashes = { sha256, sha384, sha512 } as const

/** A multihash of SHA-256 in base58 has 47 characters; the decoder takes quadratic time. */
const longestMultihash = 64

/**
 * Whether bytes are those that a digest stands for: `sha384-…` (Subresource Integrity §3.1, of which several may
 * stand with white space between them) or a multibase multihash of SHA-256 (VC Data Model 2.0 §5.3).
 *
 * @returns `undefined` where the digest is of another kind.
 *
 * @example
 * isOfDigest(bytes, 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=') // true of no bytes
 */
export function isOfDigest(bytes: Uint8Array, digest: string): boolean | undefined {
  if (/^[zu]/.test(digest)) return isOfMultihash(bytes, digest)
  const all = digest.trim().split(/\s+/).slice(0, 8)
  const found = all.map((one) => isOfMetadata(bytes, one)).filter((one) => one !== undefined)
  return found.length === 0 ? undefined : found.some(Boolean)
}

function isOfMetadata(bytes: Uint8Array, text: string): boolean | undefined {
  const [, name, value] = /^(sha256|sha384|sha512)-([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? []
  const hash = name === undefined ? undefined : hashes[name as keyof typeof hashes]
  const expected = value === undefined ? undefined : decode(() => base64.decode(value))
  return hash && expected && equalBytes(hash(bytes), expected)
}

function isOfMultihash(bytes: Uint8Array, text: string): boolean | undefined {
  if (text.length > longestMultihash) return undefined
  const coder = text.startsWith('z') ? base58 : base64urlnopad
  const multihash = decode(() => coder.decode(text.slice(1)))
  // Multihash: 0x12 is SHA-256, 0x20 its length.
  if (multihash?.[0] !== 0x12 || multihash[1] !== 0x20) return undefined
  return equalBytes(sha256(bytes), multihash.subarray(2))
}

function decode(work: () => Uint8Array): Uint8Array | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
