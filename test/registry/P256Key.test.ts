import { createECDH } from 'node:crypto'
import { p256 } from '@noble/curves/nist'
import { expect } from 'chai'
import { concatBytes, uintBytes } from '../../src/base/bytes.ts'
import { InvalidP256KeyError, toP256Key } from '../../src/registry/P256Key.ts'
import { createP256Key } from '../support/createP256Key.ts'

const secret = new Uint8Array(32).fill(7)
const publicKey = p256.getPublicKey(secret, false)

describe('toP256Key', () => {
  it('gives the address that the key stands under, whatever library made it', () => {
    const { key } = createP256Key(secret)
    expect(toP256Key(publicKey)).to.equal(key)
    expect(toP256Key(publicKey.slice(1))).to.equal(key)
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(secret)
    expect(toP256Key(pair.getPublicKey())).to.equal(key)
  })

  const turned = publicKey.slice()
  turned[64] = (turned[64] as number) ^ 1
  // Points with a low number each: with the order of the field added it still has 32 bytes.
  const lowX = p256.ProjectivePoint.fromHex(`02${'05'.padStart(64, '0')}`).toAffine()
  const lowY = { x: 0xd7325d7646cd60d80a92738ceb345f844cffaf35841022cab176f692de8de1d7n, y: 5n }
  const order = p256.CURVE.Fp.ORDER
  const toKey = (x: bigint, y: bigint) => concatBytes(uintBytes(x, 32), uintBytes(y, 32))
  const refused: Record<string, Uint8Array> = {
    nothing: new Uint8Array(0),
    'a compressed point': p256.getPublicKey(secret, true),
    'a secret key': secret,
    'a point off the curve': turned,
    'an x beyond the field': toKey(lowX.x + order, lowX.y),
    'a y beyond the field': toKey(lowY.x, lowY.y + order),
    'the point at infinity': new Uint8Array(65),
    'another prefix': publicKey.with(0, 6),
    'a byte more': concatBytes(publicKey, new Uint8Array(1)),
  }
  it('takes points with low numbers', () => {
    for (const { x, y } of [lowX, lowY]) expect(toP256Key(toKey(x, y))).to.have.length(42)
  })

  for (const [what, bytes] of Object.entries(refused)) {
    it(`refuses ${what}`, () => expect(() => toP256Key(bytes)).to.throw(InvalidP256KeyError))
  }
})
