import { createHmac, createPublicKey } from 'node:crypto'
import { expect } from 'chai'
import type { PublicKey } from '../../../src/base/PublicKey.ts'
import {
  algorithms,
  badge,
  base64url,
  claims,
  codeOf,
  kid,
  publicJwk,
  signToken,
} from './tokens.ts'

const credential = { ...badge, ...claims }

describe('verifyJwt, on forged tokens,', () => {
  describe('finds changed', () => {
    for (const signer of ['eddsa', 'rs256'] as const) {
      it(`every byte of a token of ${algorithms[signer]}`, async () => {
        const small = { type: ['VerifiableCredential'], issuer: kid.split('#')[0]!, a: 'ä' }
        const jwt = await signToken(small, {}, signer)
        expect(await codeOf(jwt, signer)).to.equal('verified')
        const others = (letter: string) => [
          letter === 'A' ? 'B' : 'A',
          letter === '-' ? '_' : '-',
          letter.toLowerCase() === letter ? letter.toUpperCase() : letter.toLowerCase(),
          ...['.', '=', '+', ' ', '\n', '\0', 'ſ', ''],
        ]
        const calls: Promise<string>[] = []
        for (let i = 0; i < jwt.length; i++) {
          for (const other of others(jwt[i] as string)) {
            const changed = jwt.slice(0, i) + other + jwt.slice(i + 1)
            if (changed !== jwt) calls.push(codeOf(changed, signer))
          }
        }
        const found = new Set(await Promise.all(calls))
        expect(found).to.include('failed SIGNATURE_INVALID').and.include('failed JWT_MALFORMED')
        expect([...found].filter((code) => code.startsWith('verified'))).to.deep.equal([])
      }).timeout(60_000)
    }

    it('a payload under the signature of another one', async () => {
      const [one, other] = await Promise.all([
        signToken(credential, {}, 'es256'),
        signToken({ ...credential, name: 'x' }, {}, 'es256'),
      ])
      const [header, payload] = one.split('.')
      const forged = `${header}.${payload}.${other.split('.')[2]}`
      expect(await codeOf(forged, 'es256')).to.equal('failed SIGNATURE_INVALID')
    })

    it('a signature cut, or made longer', async () => {
      for (const signer of ['rs256', 'es256', 'es384', 'eddsa'] as const) {
        const [header, payload, signature] = (await signToken(credential, {}, signer)).split('.')
        const bytes = Buffer.from(signature as string, 'base64url')
        for (const changed of [
          Buffer.alloc(0),
          bytes.subarray(1),
          bytes.subarray(0, -1),
          Buffer.concat([bytes, Buffer.alloc(1)]),
          Buffer.concat([Buffer.alloc(1), bytes]),
          Buffer.alloc(bytes.length),
        ]) {
          const token = `${header}.${payload}.${base64url(changed)}`
          expect(await codeOf(token, signer)).to.equal('failed SIGNATURE_INVALID')
        }
      }
    })
  })

  describe('the algorithm', () => {
    const forge = (alg: string, signature: Uint8Array | string = '') => {
      const header = base64url(JSON.stringify({ alg, kid }))
      return `${header}.${base64url(JSON.stringify(credential))}.${base64url(signature)}`
    }

    it('none is no signature, however it is written', async () => {
      for (const alg of ['none', 'None', 'NONE', 'nOnE']) {
        expect(await codeOf(forge(alg), 'rs256'), alg).to.equal('failed JWT_UNSIGNED')
        expect(await codeOf(forge(alg, 'x'), 'rs256'), alg).to.equal('failed JWT_UNSIGNED')
      }
    })

    it('HMAC is none, also with the public key as the secret', async () => {
      const secrets = [
        createPublicKey({ key: publicJwk('rs256'), format: 'jwk' }).export({
          type: 'spki',
          format: 'pem',
        }),
        Buffer.from(publicJwk('rs256').n!, 'base64url'),
        JSON.stringify(publicJwk('rs256')),
      ]
      for (const secret of secrets) {
        const [header, payload] = forge('HS256').split('.')
        const mac = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
        const forged = `${header}.${payload}.${mac}`
        expect(await codeOf(forged, 'rs256')).to.equal('failed JWT_UNSIGNED')
      }
      const oct: PublicKey = { jwk: { kty: 'oct', k: 'AAAA' } }
      expect(await codeOf(forge('HS384'), () => oct)).to.equal('failed JWT_UNSIGNED')
      const asEdDsa = forge('EdDSA', new Uint8Array(64))
      expect(await codeOf(asEdDsa, () => oct)).to.equal('failed VERIFICATION_METHOD_INVALID')
    })

    it('is not judged where it is another one, or is written in another way', async () => {
      for (const alg of ['ES512', 'ES256K', 'PS256', 'RS512', 'Ed25519', 'rs256', '', 'toString']) {
        const code = await codeOf(forge(alg, new Uint8Array(64)), 'rs256')
        expect(code, alg).to.equal('unknown JWT_ALGORITHM')
      }
    })

    it('is not another one that a signature was made with', async () => {
      const token = await signToken(credential, {}, 'es256')
      const [, , signature] = token.split('.')
      const forged = forge('EdDSA', Buffer.from(signature as string, 'base64url'))
      expect(await codeOf(forged, 'eddsa')).to.equal('failed SIGNATURE_INVALID')
      expect(await codeOf(forged, 'es256')).to.equal('failed VERIFICATION_METHOD_INVALID')
    })
  })
})
