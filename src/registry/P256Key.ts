import { BaseError } from '../base/BaseError.ts'
import { concatBytes, utf8 } from '../base/bytes.ts'
import { keccak256 } from '../base/hash.ts'
import { type Address, toHex } from '../base/hex.ts'

/** Thrown when bytes are not a public key of the curve P-256. */
export class InvalidP256KeyError extends BaseError {
  override readonly name = 'InvalidP256KeyError'
  readonly code = 'INVALID_P256_KEY'
  constructor() {
    super('The bytes are not a public key of the curve P-256.', {
      metaMessages: [
        'Expected an uncompressed point: 4, x and y, 65 bytes (SEC 1 §2.3.3), or x and y.',
      ],
    })
  }
}

// Of the field and of the curve (SP 800-186 §3.2.1.3).
const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn

/**
 * The address that a P-256 key stands under in a registry: the low 20 bytes of
 * keccak256("cairn:p256" ‖ x ‖ y). Nobody has a secret key for it as an account.
 *
 * @param publicKey Uncompressed point, 65 bytes, as `exportKey('raw', …)` of WebCrypto gives it; or
 * without its first byte.
 * @throws {InvalidP256KeyError} where it is not a point of the curve, in that form.
 *
 * @example
 * const key = toP256Key(p256.getPublicKey(secret, false))
 */
export function toP256Key(publicKey: Uint8Array): Address {
  return toHex(keccak256(concatBytes(utf8('cairn:p256'), toPoint(publicKey))).subarray(12))
}

/**
 * The 64 bytes x ‖ y of a P-256 public key.
 *
 * @throws {InvalidP256KeyError}
 */
export function toPoint(publicKey: Uint8Array): Uint8Array {
  const point = publicKey.length === 65 && publicKey[0] === 4 ? publicKey.slice(1) : publicKey
  if (point.length !== 64) throw new InvalidP256KeyError()
  const x = BigInt(toHex(point.subarray(0, 32)))
  const y = BigInt(toHex(point.subarray(32)))
  if (x >= p || y >= p || (y * y - x ** 3n + 3n * x - b) % p !== 0n) throw new InvalidP256KeyError()
  return point
}
