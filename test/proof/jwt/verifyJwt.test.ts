import { expect } from 'chai'
import { importJWK, SignJWT } from 'jose'
import type { ResolveKey } from '../../../src/base/ResolveKey.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { parseJwt } from '../../../src/proof/jwt/parseJwt.ts'
import { verifyJwt } from '../../../src/proof/jwt/verifyJwt.ts'
import {
  algorithms,
  badge,
  claims,
  codeOf,
  kid,
  oldCredential,
  presentation,
  publicKey,
  readToken,
  secretJwk,
  signTexts,
  signToken,
  theirKeys,
  toCode,
} from './tokens.ts'

const credential = { ...badge, ...claims }

describe('verifyJwt', () => {
  describe('on tokens by others', () => {
    const resolveKey: ResolveKey = (method) => {
      const jwk = theirKeys[method] ?? theirKeys[method.split('#')[1] ?? '']
      return jwk && { jwk }
    }
    const codes = {
      'vc-es256': 'verified',
      'vp-eddsa': 'verified',
      'vc-bad-signature': 'failed SIGNATURE_INVALID',
      'vc-bad-type': 'unknown JWT_NOT_SUPPORTED',
      'vc-with-vc-claim': 'failed JWT_MALFORMED',
      'vc11-es256': 'failed JWT_CLAIM_MISMATCH',
      // Its `kid` is no URL and there is no `iss`, so nobody can say whose key it is.
      'vc-es384': 'unknown VERIFICATION_METHOD_UNRESOLVED',
      'ob3-rs256': 'unknown VERIFICATION_METHOD_UNRESOLVED',
    }
    for (const [name, code] of Object.entries(codes)) {
      it(`finds ${name} ${code}`, async () => {
        expect(await codeOf(readToken(name), resolveKey)).to.equal(code)
      })
    }

    it('verifies the one of ES384 where its key is a URL', async () => {
      const jwt = parseJwt(readToken('vc-es384'))
      const header = { ...jwt.header, kid: `https://university.example#${jwt.header.kid}` }
      expect(toCode(await verifyJwt({ jwt: { ...jwt, header }, resolveKey }))).to.equal('verified')
    })

    it('finds their signatures broken under another key', async () => {
      expect(await codeOf(readToken('vc-es256'), 'es256')).to.equal('verified')
      const { 'urn:example:issuer#key-0': jwk } = theirKeys
      const other = () => ({ jwk: jwk! })
      expect(await codeOf(readToken('vc-es256'), other)).to.equal('failed SIGNATURE_INVALID')
    })
  })

  for (const signer of ['rs256', 'es256', 'es384', 'eddsa'] as const) {
    it(`verifies ${algorithms[signer]} by the key that the name of it gives, and no other`, async () => {
      const jwt = await signToken(credential, { typ: 'JWT' }, signer)
      const key = publicKey(signer)
      expect(await verifyJwt({ jwt, resolveKey: () => key })).to.deep.equal({
        outcome: 'verified',
        alg: algorithms[signer],
        key,
        keyClaimed: false,
        verificationMethod: kid,
      })
      for (const other of ['rs256', 'es256', 'es384', 'eddsa'] as const) {
        if (other === signer) continue
        expect(await codeOf(jwt, other), other).to.equal('failed VERIFICATION_METHOD_INVALID')
      }
    })
  }

  it('verifies what `jose` makes as a JWT, in each profile', async () => {
    const secret = await importJWK(secretJwk('es256'), 'ES256')
    for (const [typ, payload] of [
      ['JWT', { vc: oldCredential }],
      ['JWT', badge],
      ['vc+jwt', badge],
      ['vp+jwt', { ...presentation, holder: claims.iss! }],
    ] as const) {
      const jwt = await new SignJWT({ ...(payload as JsonObject) })
        .setProtectedHeader({ alg: 'ES256', kid, typ })
        .setIssuer('did:web:academy.example')
        .sign(secret)
      expect(await codeOf(jwt, 'es256'), typ).to.equal('verified')
    }
  })

  describe('claims', () => {
    it('that contradict the document make it false, whoever signed', async () => {
      for (const changes of [{ iss: 'x' }, { jti: 'x' }, { sub: 'x' }, { nbf: 1 }, { exp: 1 }]) {
        const jwt = await signToken({ ...credential, ...changes })
        expect(await codeOf(jwt, 'eddsa')).to.equal('failed JWT_CLAIM_MISMATCH')
        expect(await codeOf(jwt)).to.equal('failed JWT_CLAIM_MISMATCH')
      }
    })

    it('of time are not judged here', async () => {
      const past = { ...badge, exp: 1, nbf: 0 }
      expect(await codeOf(await signToken(past, { typ: 'vc+jwt' }), 'eddsa')).to.equal('verified')
    })

    it('of an audience are judged by who is it', async () => {
      const judge = async (payload: JsonObject, options: object) => {
        const jwt = await signToken({ ...presentation, ...payload }, { typ: 'vp+jwt' })
        const resolveKey = () => publicKey('eddsa')
        return toCode(await verifyJwt({ jwt, resolveKey, ...options }))
      }
      const us = { challenge: 'c', domain: 'verifier.example' }
      const both = { nonce: 'c', aud: 'verifier.example' }
      expect(await judge(both, us)).to.equal('verified')
      expect(await judge({ ...both, aud: ['x', 'verifier.example'] }, us)).to.equal('verified')
      expect(await judge({}, {})).to.equal('verified')
      expect(await judge({ ...both, nonce: 'd' }, us)).to.equal('failed JWT_CHALLENGE')
      expect(await judge({ aud: both.aud }, us)).to.equal('failed JWT_CHALLENGE')
      expect(await judge({ ...both, aud: 'x' }, us)).to.equal('failed JWT_DOMAIN')
      expect(await judge({ ...both, aud: [] }, us)).to.equal('failed JWT_DOMAIN')
      expect(await judge({ nonce: 'c' }, us)).to.equal('failed JWT_DOMAIN')
      expect(await judge(both, {})).to.equal('unknown JWT_AUDIENCE')
      expect(await judge(both, { challenge: 'c' })).to.equal('unknown JWT_AUDIENCE')
      expect(await judge(both, { domain: us.domain })).to.equal('unknown JWT_AUDIENCE')
      const addressed = await signToken({ ...credential, aud: 'x' })
      expect(await codeOf(addressed, 'eddsa')).to.equal('unknown JWT_AUDIENCE')
    })
  })

  it('asks for keys of the purpose of the token, and takes it for no other', async () => {
    const asked: string[] = []
    const resolveKey: ResolveKey = (_, purpose) => {
      asked.push(purpose)
      return publicKey('eddsa')
    }
    const vc = await signToken(credential)
    const vp = await signToken(presentation, { typ: 'vp+jwt' })
    const judge = async (jwt: string, purpose?: 'assertionMethod' | 'authentication') =>
      toCode(await verifyJwt({ jwt, purpose, resolveKey }))
    expect(await judge(vc)).to.equal('verified')
    expect(await judge(vp)).to.equal('verified')
    expect(await judge(vc, 'assertionMethod')).to.equal('verified')
    expect(await judge(vp, 'authentication')).to.equal('verified')
    expect(asked).to.deep.equal([
      'assertionMethod',
      'authentication',
      'assertionMethod',
      'authentication',
    ])
    expect(await judge(vc, 'authentication')).to.equal('failed JWT_PURPOSE')
    expect(await judge(vp, 'assertionMethod')).to.equal('failed JWT_PURPOSE')
  })

  it('is a result where the token is none, too', async () => {
    expect(await codeOf('x')).to.equal('failed JWT_MALFORMED')
    const critical = signTexts(JSON.stringify({ alg: 'EdDSA', kid, crit: ['a'], a: 1 }), '{}')
    expect(await codeOf(critical, 'eddsa')).to.equal('unknown JWT_NOT_SUPPORTED')
  })
})
