import { ed25519 } from '@noble/curves/ed25519'
import { expect } from 'chai'
import { toVerificationJwk } from '../../../src/proof/jwt/toVerificationJwk.ts'
import { algorithms, base64url, publicJwk, secretJwk } from './tokens.ts'

type Alg = (typeof algorithms)[keyof typeof algorithms]

async function codeOf(jwk: Readonly<Record<string, unknown>>, alg: Alg): Promise<string> {
  const result = await toVerificationJwk({ jwk }, alg)
  return result.outcome === 'usable' ? 'usable' : `${result.outcome} ${result.code}`
}

const invalid = 'failed VERIFICATION_METHOD_INVALID'
const weak = 'failed JWT_KEY_WEAK'

describe('toVerificationJwk', () => {
  it('takes the members that the algorithm reads, and no others', async () => {
    for (const signer of ['rs256', 'es256', 'es384', 'eddsa'] as const) {
      const jwk = publicJwk(signer)
      const more = {
        ...jwk,
        kid: 'x',
        use: 'sig',
        key_ops: ['verify'],
        alg: algorithms[signer],
        ext: 1,
      }
      expect(await toVerificationJwk({ jwk: more }, algorithms[signer])).to.deep.equal({
        outcome: 'usable',
        jwk,
      })
    }
    expect(await codeOf({ ...publicJwk('eddsa'), alg: 'Ed25519' }, 'EdDSA')).to.equal('usable')
  })

  it('refuses a key of another type or curve', async () => {
    const eddsa = publicJwk('eddsa')
    const es256 = publicJwk('es256')
    for (const [jwk, alg] of [
      [publicJwk('rs256'), 'ES256'],
      [es256, 'RS256'],
      [es256, 'ES384'],
      [publicJwk('es384'), 'ES256'],
      [{ ...eddsa, crv: 'X25519' }, 'EdDSA'],
      [{ ...eddsa, crv: undefined }, 'EdDSA'],
      [{ ...es256, crv: 'secp256k1' }, 'ES256'],
      [{ kty: 'oct', k: 'AAAA' }, 'RS256'],
      [{ ...es256, kty: 'OKP' }, 'ES256'],
      [{}, 'RS256'],
    ] as const) {
      expect(await codeOf(jwk, alg)).to.equal(invalid)
    }
  })

  it('refuses a key that is for something else', async () => {
    const jwk = publicJwk('rs256')
    for (const changes of [
      { use: 'enc' },
      { key_ops: ['encrypt'] },
      { key_ops: 'verify' },
      { alg: 'PS256' },
      { alg: 'RS512' },
      { alg: null },
      { alg: 'Ed25519' },
    ]) {
      expect(await codeOf({ ...jwk, ...changes }, 'RS256'), JSON.stringify(changes)).to.equal(
        invalid,
      )
    }
  })

  it('refuses a key whose secret everybody knows', async () => {
    for (const signer of ['rs256', 'es256', 'es384', 'eddsa'] as const) {
      expect(await codeOf(secretJwk(signer), algorithms[signer])).to.equal(invalid)
    }
    expect(await codeOf({ ...publicJwk('rs256'), p: 'AQ' }, 'RS256')).to.equal(invalid)
  })

  describe('on RSA keys', () => {
    const rsa = publicJwk('rs256')
    const withBits = (bits: number) => {
      const bytes = new Uint8Array(Math.ceil(bits / 8)).fill(255)
      bytes[0] = 255 >> (bytes.length * 8 - bits)
      return { ...rsa, n: base64url(bytes) }
    }

    it('wants 2,048 bits, and no more than 8,192', async () => {
      expect(await codeOf(publicJwk('weakRsa'), 'RS256')).to.equal(weak)
      expect(await codeOf(publicJwk('almostRsa'), 'RS256')).to.equal(weak)
      expect(await codeOf(withBits(2047), 'RS256')).to.equal(weak)
      expect(await codeOf(withBits(2048), 'RS256')).to.equal('usable')
      expect(await codeOf(withBits(8192), 'RS256')).to.equal('usable')
      expect(await codeOf(withBits(8193), 'RS256')).to.equal('unknown JWT_KEY_TOO_LARGE')
    })

    it('counts no leading zeros', async () => {
      const { n } = publicJwk('weakRsa')
      const padded = Buffer.concat([Buffer.alloc(128), Buffer.from(n as string, 'base64url')])
      expect(await codeOf({ ...rsa, n: base64url(padded) }, 'RS256')).to.equal(invalid)
      expect(await codeOf({ ...rsa, e: base64url(new Uint8Array([0, 3])) }, 'RS256')).to.equal(
        invalid,
      )
    })

    it('wants an exponent under which not everybody signs, and that is quick', async () => {
      const withExponent = async (...bytes: readonly number[]) =>
        codeOf({ ...rsa, e: base64url(new Uint8Array(bytes)) }, 'RS256')
      expect(await withExponent(3)).to.equal('usable')
      expect(await withExponent(1)).to.equal(weak)
      expect(await withExponent(4)).to.equal(weak)
      expect(await withExponent(1, 0, 0, 1)).to.equal('usable')
      expect(await withExponent(1, 0, 0, 0, 1)).to.equal('unknown JWT_KEY_TOO_LARGE')
      expect(await withExponent()).to.equal(invalid)
    })

    it('wants both numbers, in base64url', async () => {
      for (const changes of [
        { n: undefined },
        { e: undefined },
        { n: 5 },
        { e: 'Aw=' },
        { n: '' },
        { n: 'A'.repeat(8192) },
      ]) {
        expect(await codeOf({ ...rsa, ...changes }, 'RS256')).to.equal(invalid)
      }
    })
  })

  describe('on curves', () => {
    it('wants coordinates of the size of the field', async () => {
      const { x, y, ...rest } = publicJwk('es256')
      const longer = (text: string | undefined) =>
        base64url(Buffer.concat([Buffer.alloc(1), Buffer.from(text as string, 'base64url')]))
      for (const changed of [
        { x },
        { y },
        { x: longer(x), y },
        { x, y: longer(y) },
        { x: `${x}=`, y },
        { x: 5, y },
      ]) {
        expect(await codeOf({ ...rest, ...changed }, 'ES256')).to.equal(invalid)
      }
      expect(
        await codeOf({ ...publicJwk('eddsa'), x: longer(publicJwk('eddsa').x) }, 'EdDSA'),
      ).to.equal(invalid)
    })

    it('refuses points of small order of Ed25519, under which anything is signed', async () => {
      const small = [new Uint8Array(32), Uint8Array.of(1, ...new Uint8Array(31))]
      // The same point written with a number above the field is refused, too.
      const above = new Uint8Array(32)
      for (let i = 0, rest = ed25519.CURVE.Fp.ORDER + 1n; i < 32; i++, rest >>= 8n)
        above[i] = Number(rest & 0xffn)
      for (const x of [...small, above]) {
        expect(await codeOf({ ...publicJwk('eddsa'), x: base64url(x) }, 'EdDSA')).to.equal(invalid)
      }
    })
  })

  it('takes a Multikey', async () => {
    const multikey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
    expect(await toVerificationJwk({ multikey }, 'EdDSA')).to.deep.include({ outcome: 'usable' })
    expect(await toVerificationJwk({ multikey }, 'ES256')).to.include({ outcome: 'failed' })
    expect(await toVerificationJwk({ multikey: 'z' }, 'EdDSA')).to.include({ outcome: 'failed' })
  })
})
