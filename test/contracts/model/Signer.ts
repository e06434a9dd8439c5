import { p256 } from '@noble/curves/nist'
import { Wallet } from 'ethers'
import { fromHex, type Hex, hash, join, toBytes } from './bytes.ts'
import { KEY_TYPES } from './KeysModel.ts'
import type { Random } from './Random.ts'

/** One signature in the two forms that the registry and the aggregates take. */
export type Signature = {
  /** Account: r ‖ s ‖ v. P-256: r ‖ s ‖ x ‖ y. */
  readonly long: Hex
  /** Account: r ‖ s with the parity on top of s. P-256: r ‖ s. */
  readonly compact: Hex
  /** The other s that fits, in the compact form. */
  readonly highS: Hex
}

/** Somebody who acts on the chain: an account, a contract or a P-256 key. */
export type Signer = {
  readonly address: Hex
  readonly keyType: number
  /** P-256: x ‖ y. Else empty. */
  readonly publicKey: Hex
  /** Whether it has a secret to sign with. */
  readonly hasSecret: boolean
  sign(digest: Hex): Signature
}

/** An account, with a wallet of ethers. */
export function createAccount(random: Random): Signer {
  const { address, signingKey } = new Wallet(random.hex(32))
  return {
    address: address.toLowerCase(),
    keyType: KEY_TYPES.account,
    publicKey: '0x',
    hasSecret: true,
    sign(digest) {
      const { r, s, yParity, serialized, compactSerialized } = signingKey.sign(digest)
      const otherS = SECP256K1_ORDER - BigInt(s)
      const top = otherS | (BigInt(1 - yParity) << 255n)
      const highS = join(fromHex(r), toBytes(top, 32))
      return { long: serialized, compact: compactSerialized, highS }
    },
  }
}

/** A key on P-256, with noble-curves. */
export function createP256(random: Random): Signer {
  const secret = fromHex(random.hex(32))
  const { x, y } = p256.ProjectivePoint.fromPrivateKey(secret).toAffine()
  const publicKey = join(toBytes(x, 32), toBytes(y, 32))
  return {
    address: toP256Address(publicKey),
    keyType: KEY_TYPES.p256,
    publicKey,
    hasSecret: true,
    sign(digest) {
      const { r, s } = p256.sign(fromHex(digest), secret, { lowS: true })
      const [first, second] = [toBytes(r, 32), toBytes(s, 32)]
      return {
        long: join(first, second, fromHex(publicKey)),
        compact: join(first, second),
        highS: join(first, toBytes(p256.CURVE.n - s, 32)),
      }
    },
  }
}

/** A contract, which signs nothing. */
export function createContract(random: Random): Signer {
  const compact = random.hex(64)
  return {
    address: random.hex(20),
    keyType: KEY_TYPES.contract,
    publicKey: '0x',
    hasSecret: false,
    sign: () => ({ long: `${compact}1b`, compact, highS: compact }),
  }
}

/** The address that a P-256 key stands under: the low 20 bytes of a hash. */
export function toP256Address(publicKey: Hex): Hex {
  return `0x${hash(Buffer.from('cairn:p256'), fromHex(publicKey)).slice(-40)}`
}

const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
