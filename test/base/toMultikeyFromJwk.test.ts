import { createPublicKey } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519'
import { p256, p384 } from '@noble/curves/nist'
import { expect } from 'chai'
import { toMultikey } from '../../src/base/multikey.ts'
import { toMultikeyFromJwk } from '../../src/base/toMultikeyFromJwk.ts'

const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const secret = (size: number) => new Uint8Array(size).fill(7)

function toJwk(curve: typeof p256, crv: string, size: number) {
  const whole = curve.getPublicKey(secret(size), false)
  const [x, y] = [whole.slice(1, size + 1), whole.slice(size + 1)].map(encode)
  return { kty: 'EC', crv, x: x as string, y: y as string }
}

const okp = { kty: 'OKP', crv: 'Ed25519', x: encode(ed25519.getPublicKey(secret(32))) }
const ec = toJwk(p256, 'P-256', 32)

describe('toMultikeyFromJwk', () => {
  const keys = {
    Ed25519: [okp, toMultikey(ed25519.getPublicKey(secret(32)))],
    'P-256': [ec, toMultikey(p256.getPublicKey(secret(32)), 'P-256')],
    'P-384': [toJwk(p384, 'P-384', 48), toMultikey(p384.getPublicKey(secret(48)), 'P-384')],
  } as const
  for (const [type, [jwk, multikey]] of Object.entries(keys)) {
    it(`converts ${type}`, () => {
      // Node agrees that it is such a key.
      expect(createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'jwk' })).to.include(jwk)
      expect(toMultikeyFromJwk(jwk)).to.equal(multikey)
      expect(toMultikeyFromJwk({ ...jwk, use: 'sig', kid: '1', alg: 'ES256' })).to.equal(multikey)
    })
  }

  const refused: Record<string, Readonly<Record<string, unknown>>> = {
    nothing: {},
    RSA: { kty: 'RSA', n: '3q2-7w', e: '3q2-7w' },
    'a secret key': { ...okp, d: okp.x },
    'a secret key of a curve': { ...ec, d: ec.x },
    'a key to encrypt with': { ...ec, use: 'enc' },
    X25519: { ...okp, crv: 'X25519' },
    secp256k1: { ...ec, crv: 'secp256k1' },
    'a curve under another type': { ...ec, kty: 'OKP' },
    'another curve': { ...ec, crv: 'P-384' },
    'no x': { ...okp, x: undefined },
    'an x that is no text': { ...okp, x: 1 },
    'an x with padding': { ...okp, x: `${okp.x}=` },
    'a short x': { ...okp, x: okp.x.slice(0, -4) },
    'a long x': { ...okp, x: 'A'.repeat(1_000_000) },
    'no y': { ...ec, y: undefined },
    'x and y in the wrong order': { ...ec, x: ec.y, y: ec.x },
  }
  for (const [what, jwk] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(toMultikeyFromJwk(jwk)).to.equal(undefined)
    })
  }
})
