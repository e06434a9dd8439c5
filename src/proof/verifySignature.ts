import type { TypedKey } from '../base/multikey.ts'
import { keyHash } from './keyHash.ts'
import { verifyEd25519 } from './verifyEd25519.ts'

/**
 * Whether a signature is by a key over some bytes: Ed25519 (RFC 8032 §5.1.7), or ECDSA with the hash of
 * the curve (FIPS 186-5 §6.4.2), r ‖ s.
 *
 * Ed25519 is strict: no s above the order, no small-order key, no second encoding. ECDSA takes s above
 * half the order too: the standard does, and signers make such signatures.
 *
 * @example
 * await verifySignature({ key: { type: 'Ed25519', publicKey }, signature, data }) // true
 */
export async function verifySignature({
  key: { type, publicKey },
  signature,
  data,
}: {
  key: TypedKey
  signature: Uint8Array
  data: Uint8Array
}): Promise<boolean> {
  if (type === 'Ed25519') return verifyEd25519({ publicKey, signature, data })
  if (signature.length !== (type === 'P-256' ? 64 : 96)) return false
  const { p256, p384 } = await import('@noble/curves/nist')
  const curve = type === 'P-256' ? p256 : p384
  const digest = keyHash[type](data)
  return curve.verify(signature, digest, publicKey, {
    format: 'compact',
    prehash: false,
    lowS: false,
  })
}
