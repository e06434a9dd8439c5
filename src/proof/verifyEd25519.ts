import { toHex } from '../base/hex.ts'
import { platformSubtle, type Subtle } from './platformEd25519.ts'

/**
 * Whether a signature is by an Ed25519 key over some bytes (RFC 8032 §5.1.7): strict, with no s above the order, no
 * small-order key and no second encoding of a point.
 *
 * The platform's own check is ten times as quick, and platforms differ in what else they take. So it is asked where
 * points and numbers are of the ordinary form, in which all of them agree on what holds; where it is not, or says
 * no, the other implementation decides. Both ways give the same answer.
 *
 * @param subtle The platform; `undefined` to do without.
 *
 * @example
 * await verifyEd25519({ publicKey, signature, data }) // true
 */
export async function verifyEd25519(
  {
    publicKey,
    signature,
    data,
  }: { publicKey: Uint8Array; signature: Uint8Array; data: Uint8Array },
  subtle: Subtle | undefined = platformSubtle,
): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  // Below 2^252, and so below the order of the group.
  const isReduced = (signature[63] as number) < 0x10
  const isPlain = isReduced && isOrdinary(publicKey) && isOrdinary(signature.subarray(0, 32))
  if (subtle && isPlain && (await ask(subtle, publicKey, signature, data))) return true
  const { ed25519 } = await import('@noble/curves/ed25519')
  return ed25519.verify(signature, data, publicKey, { zip215: false })
}

/** The y of the points of order 1, 2, 4 and 8, little-endian. */
const smallOrders: ReadonlySet<string> = new Set([
  '0x0100000000000000000000000000000000000000000000000000000000000000',
  '0xecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0x0000000000000000000000000000000000000000000000000000000000000000',
  '0x26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '0xc7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
])

/** Whether 32 bytes have a y below 2^255 - 19 that is of no point of small order. */
function isOrdinary(point: Uint8Array): boolean {
  const y = point.with(31, (point[31] as number) & 0x7f)
  const isBelow = y.some((byte, i) => byte < (i === 0 ? 0xed : i === 31 ? 0x7f : 0xff))
  return isBelow && !smallOrders.has(toHex(y))
}

const mostKeys = 64
const imported = new WeakMap<Subtle, Map<string, Promise<CryptoKey>>>()

/** @returns `false` where the platform says no, and where it cannot tell. */
async function ask(
  subtle: Subtle,
  publicKey: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  try {
    const key = await importKey(subtle, publicKey)
    return await subtle.verify('Ed25519', key, copy(signature), copy(data))
  } catch {
    return false
  }
}

/** An issuer signs thousands by one key. */
function importKey(subtle: Subtle, publicKey: Uint8Array): Promise<CryptoKey> {
  const keys = imported.get(subtle) ?? new Map<string, Promise<CryptoKey>>()
  imported.set(subtle, keys)
  const name = toHex(publicKey)
  const key =
    keys.get(name) ?? subtle.importKey('raw', copy(publicKey), 'Ed25519', false, ['verify'])
  if (keys.size >= mostKeys) keys.clear()
  keys.set(name, key)
  return key
}

/** The platform takes no bytes that it could share with somebody. */
function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
