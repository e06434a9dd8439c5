import { p256 } from '@noble/curves/nist'
import { concatBytes, uintBytes, utf8 } from '../../src/base/bytes.ts'
import { keccak256 } from '../../src/base/hash.ts'
import { type Address, fromHex, type Hex, toHex } from '../../src/base/hex.ts'

/** A P-256 key that noble-curves signs with. */
export type P256Key = {
  /** The address that the key stands under. */
  readonly key: Address
  /** abi.encode(r, s, x, y) over a digest, with the lower s. */
  sign(digest: Hex): Hex
}

/** The P-256 key with this secret. */
export function createP256Key(secret: Uint8Array): P256Key {
  const point = p256.getPublicKey(secret, false).subarray(1)
  return {
    key: toHex(keccak256(concatBytes(utf8('cairn:p256'), point)).subarray(12)),
    sign(digest) {
      const { r, s } = p256.sign(fromHex(digest, 32), secret, { lowS: true })
      return toHex(concatBytes(uintBytes(r, 32), uintBytes(s, 32), point))
    },
  }
}
