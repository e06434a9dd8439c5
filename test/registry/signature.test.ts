import { p256 } from '@noble/curves/nist'
import { expect } from 'chai'
import { Signature } from 'ethers'
import { hashMessage, recoverAddress } from 'viem'
import { concatBytes, uintBytes } from '../../src/base/bytes.ts'
import { fromHex, type Hex, InvalidHexError, toHex } from '../../src/base/hex.ts'
import { InvalidP256KeyError } from '../../src/registry/P256Key.ts'
import {
  InvalidSignatureError,
  toAccountSignature,
  toP256Signature,
} from '../../src/registry/signature.ts'
import { createP256Key } from '../support/createP256Key.ts'
import { toAccount } from '../support/openChain.ts'

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const tail = (byte: number) => byte.toString(16).padStart(2, '0')

describe('toAccountSignature', () => {
  // One with an even and one with an odd point.
  const messages = ['a', 'b', 'c', 'd', 'e', 'f']

  it('gives what wallets give, of every form of it', async () => {
    const parities = new Set<number>()
    for (const message of messages) {
      const signature = await toAccount(0).signMessage({ message })
      const { r, s, yParity, compactSerialized } = Signature.from(signature)
      parities.add(yParity)
      const rs = signature.slice(0, 130)
      const highS = toHex(uintBytes(order - BigInt(s), 32)).slice(2)
      const forms = [
        signature,
        signature.toUpperCase().replace('0X', '0x'),
        `${rs}${tail(yParity)}`,
        compactSerialized,
        `${r}${highS}${tail(1 - yParity)}`,
        `${r}${highS}${tail(28 - yParity)}`,
      ]
      for (const form of forms) expect(toAccountSignature(form as Hex)).to.equal(signature)
      const hash = hashMessage(message)
      expect(await recoverAddress({ hash, signature: forms[4] as Hex })).to.equal(
        toAccount(0).address,
      )
    }
    expect(parities).to.deep.equal(new Set([0, 1]))
  })

  const [one, zero, last] = [1n, 0n, order].map((it) => toHex(uintBytes(it, 32)).slice(2))
  const refused: Record<string, string> = {
    nothing: '0x',
    '63 bytes': `0x${'11'.repeat(63)}`,
    '66 bytes': `0x${'11'.repeat(64)}1b1b`,
    'a v of 2': `0x${'11'.repeat(64)}02`,
    'a v of 26': `0x${'11'.repeat(64)}1a`,
    'a v of 29': `0x${'11'.repeat(64)}1d`,
    'a v with a chain': `0x${'11'.repeat(64)}25`,
    'an r of 0': `0x${zero}${one}1b`,
    'an s of 0': `0x${one}${zero}1b`,
    'an r as large as the order': `0x${last}${one}1b`,
    'an s as large as the order': `0x${one}${last}1b`,
    'a P-256 signature': `0x${'11'.repeat(128)}`,
  }
  for (const [what, bytes] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(() => toAccountSignature(bytes as Hex)).to.throw(InvalidSignatureError)
    })
  }

  it('refuses what is not hex', () => {
    expect(() => toAccountSignature('signature' as Hex)).to.throw(InvalidHexError)
  })
})

describe('toP256Signature', () => {
  const secret = new Uint8Array(32).fill(9)
  const publicKey = p256.getPublicKey(secret, false)
  const digest = new Uint8Array(32).fill(5)
  const { r, s } = p256.sign(digest, secret, { lowS: true })
  const expected = createP256Key(secret).sign(toHex(digest))

  it('gives one form of both signatures', () => {
    for (const either of [s, p256.CURVE.n - s]) {
      const raw = concatBytes(uintBytes(r, 32), uintBytes(either, 32))
      expect(toP256Signature(raw, publicKey)).to.equal(expected)
      expect(toP256Signature(raw, publicKey.slice(1))).to.equal(expected)
    }
  })

  it('refuses what is no signature, and what is no key', () => {
    const good = fromHex(expected).slice(0, 64)
    const scalars = [0n, p256.CURVE.n].map((it) => uintBytes(it, 32))
    const bad = [
      new Uint8Array(0),
      good.slice(1),
      concatBytes(good, new Uint8Array(1)),
      ...scalars.flatMap((scalar) => [
        concatBytes(scalar, good.slice(32)),
        concatBytes(good.slice(0, 32), scalar),
      ]),
    ]
    for (const bytes of bad) {
      expect(() => toP256Signature(bytes, publicKey)).to.throw(InvalidSignatureError)
    }
    expect(() => toP256Signature(good, publicKey.slice(2))).to.throw(InvalidP256KeyError)
  })
})
