import { BaseError } from '../base/BaseError.ts'
import { concatBytes, uintBytes } from '../base/bytes.ts'
import { fromHex, type Hex, toHex } from '../base/hex.ts'
import { toPoint } from './P256Key.ts'

/** Thrown when bytes are not a signature of the kind that is wanted. They are not shown. */
export class InvalidSignatureError extends BaseError {
  override readonly name = 'InvalidSignatureError'
  readonly code = 'INVALID_SIGNATURE'
  constructor({ expected }: { expected: string }) {
    super('The bytes are not a signature.', { metaMessages: [`Expected ${expected}.`] })
  }
}

const curves = {
  // SEC 2 §2.4.1.
  secp256k1: {
    order: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
    expected: 'r, s and v, 65 bytes, or the 64 bytes of EIP-2098',
  },
  // SP 800-186 §3.2.1.3.
  p256: {
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    expected: 'r and s, 64 bytes (IEEE P1363), of the curve P-256',
  },
} as const

/**
 * An account's signature as a registry takes it: r ‖ s ‖ v, 65 bytes, the lower s, v 27 or 28. Wallets
 * mostly give it so; some give v as 0 or 1, the compact form (EIP-2098) or the higher s.
 *
 * @param signature 65 bytes, or 64 of the compact form.
 * @throws {InvalidHexError}
 * @throws {InvalidSignatureError} where it is neither; whose it is, is not asked here.
 *
 * @example
 * await relay.anchorBySig(request, toAccountSignature(await wallet.signTypedData(data)))
 */
export function toAccountSignature(signature: Hex): Hex {
  const bytes = unfold(fromHex(signature))
  const v = bytes[64] ?? -1
  const parity = v >= 27 ? v - 27 : v
  if (bytes.length !== 65 || ![0, 1].includes(parity)) throw toError('secp256k1')
  const { r, s, isHigh } = readScalars(bytes, 'secp256k1')
  // The other s is of the other point with this x, whose y has the other parity.
  return toHex(concatBytes(r, s, new Uint8Array([27 + (isHigh ? 1 - parity : parity)])))
}

/**
 * The signature of a P-256 key as a registry takes it: abi.encode(r, s, x, y), 128 bytes, the lower s.
 *
 * @param signature r ‖ s, 64 bytes (IEEE P1363), over the digest of EIP-712 itself: a device must not
 * hash it again.
 * @param publicKey As `toP256Key` takes it.
 * @throws {InvalidSignatureError} where it is none; whose it is, is not asked here.
 * @throws {InvalidP256KeyError}
 *
 * @example
 * const digest = fromHex(hashTypedData(toAnchorRequestData(request)))
 * const signature = toP256Signature(await device.sign(digest), publicKey)
 */
export function toP256Signature(signature: Uint8Array, publicKey: Uint8Array): Hex {
  if (signature.length !== 64) throw toError('p256')
  const { r, s } = readScalars(signature, 'p256')
  return toHex(concatBytes(r, s, toPoint(publicKey)))
}

/** The compact form (EIP-2098) with its v in a byte of its own; anything else as it is. */
function unfold(bytes: Uint8Array): Uint8Array {
  if (bytes.length !== 64) return bytes
  const top = bytes[32] as number
  const unfolded = concatBytes(bytes, new Uint8Array([top >> 7]))
  unfolded[32] = top & 0x7f
  return unfolded
}

/** r and the lower s, 32 bytes each, and whether it was the higher one. */
function readScalars(bytes: Uint8Array, curve: keyof typeof curves) {
  const { order } = curves[curve]
  const r = bytes.slice(0, 32)
  const s = BigInt(toHex(bytes.slice(32, 64)))
  const isInRange = (scalar: bigint) => scalar > 0n && scalar < order
  if (!isInRange(BigInt(toHex(r))) || !isInRange(s)) throw toError(curve)
  const isHigh = s > order / 2n
  return { r, s: uintBytes(isHigh ? order - s : s, 32), isHigh }
}

function toError(curve: keyof typeof curves): InvalidSignatureError {
  return new InvalidSignatureError(curves[curve])
}
