import { p256, p384 } from '@noble/curves/nist'
import { expect } from 'chai'
import { parseTypedMultikey } from '../../src/base/multikey.ts'
import { keyHash } from '../../src/proof/keyHash.ts'
import { verifySignature } from '../../src/proof/verifySignature.ts'
import { createPair } from './signers.ts'

const data = new Uint8Array([1, 2, 3])
const types = ['Ed25519', 'P-256', 'P-384'] as const

/** What is made of the first number that something can be made of. */
function firstOf<Made>(start: bigint, make: (number: bigint) => Made): Made {
  try {
    return make(start)
  } catch {
    return firstOf(start + 1n, make)
  }
}

describe('verifySignature', () => {
  for (const type of types) {
    const pair = createPair(type)
    const key = parseTypedMultikey(pair.multikey)
    const signature = pair.sign(data)

    it(`takes a signature of ${type} for these bytes and this key only`, async () => {
      expect(await verifySignature({ key, signature, data })).to.equal(true)
      const other = parseTypedMultikey(createPair(type, 8).multikey)
      expect(await verifySignature({ key: other, signature, data })).to.equal(false)
      expect(await verifySignature({ key, signature, data: data.slice(1) })).to.equal(false)
    })

    it(`refuses a signature of ${type} of another length`, async () => {
      for (const other of [
        new Uint8Array(),
        signature.slice(1),
        signature.slice(0, -1),
        new Uint8Array([...signature, 0]),
        new Uint8Array(type === 'P-384' ? 64 : 96).fill(1),
      ]) {
        expect(await verifySignature({ key, signature: other, data })).to.equal(false)
      }
    })

    it(`refuses a signature of ${type} with any byte changed`, async () => {
      for (let i = 0; i < signature.length; i += 5) {
        const changed = signature.with(i, (signature[i] as number) ^ 1)
        expect(await verifySignature({ key, signature: changed, data }), String(i)).to.equal(false)
      }
    })
  }

  for (const [type, curve] of [
    ['P-256', p256],
    ['P-384', p384],
  ] as const) {
    const pair = createPair(type)
    const key = parseTypedMultikey(pair.multikey)
    const { r, s } = curve.Signature.fromCompact(pair.sign(data))

    it(`takes both signatures of ${type}, with low and with high s`, async () => {
      const other = new curve.Signature(r, curve.CURVE.n - s)
      expect(other.hasHighS()).to.not.equal(new curve.Signature(r, s).hasHighS())
      const signature = other.toCompactRawBytes()
      expect(await verifySignature({ key, signature, data })).to.equal(true)
    })

    it(`refuses zeros, and numbers beyond the order of ${type}`, async () => {
      const size = curve.CURVE.nByteLength
      for (const byte of [0, 0xff]) {
        const signature = new Uint8Array(2 * size).fill(byte)
        expect(await verifySignature({ key, signature, data })).to.equal(false)
      }
    })

    it(`refuses DER that is as long as a signature of ${type}`, async () => {
      const size = curve.CURVE.nByteLength
      const digest = keyHash[type](data)
      // A key that such a signature is good for, r and s being short enough.
      const short = 1n << BigInt(8 * (size - 3) - 2)
      const signature = firstOf(short, (r) => {
        const candidate = new curve.Signature(r, short).addRecoveryBit(0)
        return { candidate, publicKey: candidate.recoverPublicKey(digest).toRawBytes() }
      })
      const der = signature.candidate.toDERRawBytes()
      expect(der).to.have.length(2 * size)
      const { publicKey } = signature
      expect(curve.verify(der, digest, publicKey, { prehash: false })).to.equal(true)
      const compact = signature.candidate.toCompactRawBytes()
      const other = { type, publicKey }
      expect(await verifySignature({ key: other, signature: compact, data })).to.equal(true)
      expect(await verifySignature({ key: other, signature: der, data })).to.equal(false)
    })
  }
})
