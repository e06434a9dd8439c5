import { p256 } from '@noble/curves/nist'
import { secp256k1 } from '@noble/curves/secp256k1'
import { concatBytes } from '../../src/base/bytes.ts'
import { keccak256 } from '../../src/base/hash.ts'
import { fromHex, toHex } from '../../src/base/hex.ts'
import type { AgreedBatch } from '../../src/proof/buildAggregate.ts'
import { type AggregateItem, toAggregateItemData } from '../../src/registry/AggregateItem.ts'
import { toP256Key } from '../../src/registry/P256Key.ts'
import { hashTypedData } from '../../src/registry/TypedData.ts'

/** Where the aggregates of these tests are recorded. */
export const registry = { chainId: 31337, address: `0x${'ab'.repeat(20)}` } as const

/** A secret key, by its number. */
export function toSecret(number: number): Uint8Array {
  return keccak256(new Uint8Array([number]))
}

const hashItem = (item: AggregateItem) => hashTypedData(toAggregateItemData(item))

type Item = { readonly root: Uint8Array; readonly size: number; readonly notAfter: number }

/** A batch whose account agreed, the signature in the form of EIP-2098. */
export function agreeAsAccount(secret: Uint8Array, item: Item): AgreedBatch {
  const point = secp256k1.getPublicKey(secret, false)
  const key = toHex(keccak256(point.subarray(1)).subarray(12))
  const digest = hashItem({ ...item, registry, key, root: toHex(item.root) })
  const signed = secp256k1.sign(fromHex(digest), secret)
  const signature = signed.toCompactRawBytes()
  signature[32]! |= signed.recovery << 7
  return { ...item, key, signature }
}

/** A batch whose P-256 key agreed. */
export function agreeAsP256(secret: Uint8Array, item: Item): AgreedBatch {
  const publicKey = p256.getPublicKey(secret, false).slice(1)
  const key = toP256Key(publicKey)
  const digest = hashItem({ ...item, registry, key, root: toHex(item.root) })
  const signature = p256.sign(fromHex(digest), secret, { lowS: true }).toCompactRawBytes()
  return { ...item, key, signature, publicKey }
}

/** The other signature that is as good in mathematics. */
export function flip(signature: Uint8Array, order: bigint, flipsParity: boolean): Uint8Array {
  const parity = signature[32]! & 0x80
  const s = signature.slice(32)
  if (flipsParity) s[0]! &= 0x7f
  const other = fromHex(`0x${(order - BigInt(toHex(s))).toString(16).padStart(64, '0')}`)
  if (flipsParity) other[0]! |= parity ^ 0x80
  return concatBytes(signature.slice(0, 32), other)
}
