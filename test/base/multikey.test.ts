import { p256, p384 } from '@noble/curves/nist'
import { base58 } from '@scure/base'
import { expect } from 'chai'
import {
  InvalidMultikeyError,
  isSecretMultikey,
  parseMultikey,
  parseSecretMultikey,
  parseTypedMultikey,
  toMultikey,
} from '../../src/base/multikey.ts'
import { keyPair } from '../proof/vectors.ts'

function isPoint(curve: typeof p256, bytes: Uint8Array): boolean {
  try {
    curve.ProjectivePoint.fromHex(bytes)
    return true
  } catch {
    return false
  }
}

describe('multikey', () => {
  it('reads and writes the keys of the W3C vectors', () => {
    expect(toMultikey(parseMultikey(keyPair.publicKeyMultibase))).to.equal(
      keyPair.publicKeyMultibase,
    )
    expect(parseSecretMultikey(keyPair.privateKeyMultibase)).to.have.length(32)
  })

  const refused = {
    nothing: '',
    'another multibase': keyPair.publicKeyMultibase.replace('z', 'u'),
    'a letter that base58 does not have': keyPair.publicKeyMultibase.replace('M', '0'),
    'a secret key': keyPair.privateKeyMultibase,
    'a P-256 key': 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP',
    'a key of 31 bytes': toMultikey(new Uint8Array(32)).slice(0, -1),
    'a leading zero byte': `z1${keyPair.publicKeyMultibase.slice(1)}`,
    'something long': `z${'6'.repeat(100_000)}`,
  }
  for (const [what, text] of Object.entries(refused)) {
    it(`refuses ${what} as a public key`, () => {
      expect(() => parseMultikey(text)).to.throw(InvalidMultikeyError)
    })
  }

  const typed = {
    Ed25519: keyPair.publicKeyMultibase,
    'P-256': refused['a P-256 key'],
    'P-384': 'z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ',
  }
  for (const [type, multikey] of Object.entries(typed) as [keyof typeof typed, string][]) {
    it(`reads and writes ${type}, in one form`, () => {
      const key = parseTypedMultikey(multikey)
      expect(key.type).to.equal(type)
      expect(toMultikey(key.publicKey, type)).to.equal(multikey)
      for (const other of [
        `z1${multikey.slice(1)}`,
        `${multikey} `,
        multikey.slice(1),
        `u${multikey}`,
      ])
        expect(() => parseTypedMultikey(other), other).to.throw(InvalidMultikeyError)
    })
  }

  it('refuses a key of an unknown type', () => {
    const secp256k1 = 'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme'
    expect(() => parseTypedMultikey(secp256k1)).to.throw(InvalidMultikeyError)
  })

  for (const [type, curve, header] of [
    ['P-256', p256, [0x80, 0x24]],
    ['P-384', p384, [0x81, 0x24]],
  ] as const) {
    it(`refuses what is no compressed point of ${type}`, () => {
      const point = curve.getPublicKey(new Uint8Array(curve.CURVE.Fp.BYTES).fill(7))
      const offCurve = point.slice()
      while (isPoint(curve, offCurve)) offCurve[offCurve.length - 1]!++
      const uncompressed = curve.getPublicKey(new Uint8Array(curve.CURVE.Fp.BYTES).fill(7), false)
      const faults = {
        'off the curve': offCurve,
        uncompressed,
        'another first byte': point.with(0, 4),
        'a byte too many': new Uint8Array([...point, 0]),
        'a byte too few': point.slice(0, -1),
        'a coordinate beyond the field': new Uint8Array(point.length).fill(0xff).with(0, 2),
      }
      for (const [what, bytes] of Object.entries(faults)) {
        const text = `z${base58.encode(new Uint8Array([...header, ...bytes]))}`
        expect(() => parseTypedMultikey(text), what).to.throw(InvalidMultikeyError)
        expect(() => toMultikey(bytes, type), what).to.throw(InvalidMultikeyError)
      }
    })
  }

  it('refuses a public key of another length', () => {
    expect(() => toMultikey(new Uint8Array(33))).to.throw(InvalidMultikeyError)
  })

  it('does not show a secret key that it refuses', () => {
    const secret = `${keyPair.privateKeyMultibase}1`
    try {
      parseSecretMultikey(secret)
      expect.fail()
    } catch (error) {
      expect(error).to.be.instanceOf(InvalidMultikeyError)
      expect((error as Error).stack).not.to.include(secret.slice(4, 20))
    }
  })

  it('knows secret keys of every type from public ones', () => {
    const encode = (...header: number[]) => {
      const bytes = new Uint8Array([...header, ...new Uint8Array(32).fill(7)])
      return `z${base58.encode(bytes)}`
    }
    // Ed25519, secp256k1, P-256, P-384 and the last of the range.
    for (const first of [0x80, 0x81, 0x86, 0x87, 0xff]) {
      expect(isSecretMultikey(encode(first, 0x26)), String(first)).to.equal(true)
    }
    expect(isSecretMultikey(keyPair.privateKeyMultibase)).to.equal(true)
    for (const [first, second] of [
      [0xed, 0x01],
      [0x80, 0x24],
      [0x7f, 0x26],
    ] as const) {
      expect(isSecretMultikey(encode(first, second)), `${first} ${second}`).to.equal(false)
    }
    for (const text of ['', 'z', 'z0', refused['a P-256 key'], `z${'6'.repeat(100_000)}`]) {
      expect(isSecretMultikey(text)).to.equal(false)
    }
  })

  it('does not show a secret key that is given as a public one', () => {
    const secret = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
    expect(() => parseMultikey(secret))
      .to.throw(InvalidMultikeyError)
      .with.property('message')
      .that.does.not.include('en7t5')
  })
})
