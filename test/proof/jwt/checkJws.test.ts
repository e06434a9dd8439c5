import { expect } from 'chai'
import { checkJws } from '../../../src/proof/jwt/checkJws.ts'
import { codeOf, publicJwk, signToken } from './tokens.ts'

describe('checkJws', () => {
  it('does not take what the platform cannot do for an answer', async () => {
    const token = await signToken({}, {}, 'eddsa')
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!
    const fail = (name: string) => async () => {
      throw new DOMException('', name)
    }
    const platforms: Readonly<Record<string, unknown>> = {
      'without Web Cryptography': undefined,
      'without it on this page': {},
      'without Ed25519': { subtle: { importKey: fail('NotSupportedError') } },
      'that cannot verify': {
        subtle: {
          importKey: crypto.subtle.importKey.bind(crypto.subtle),
          verify: fail('OperationError'),
        },
      },
    }
    try {
      for (const [what, value] of Object.entries(platforms)) {
        Object.defineProperty(globalThis, 'crypto', { value, configurable: true })
        expect(await checkJws(token, publicJwk('eddsa'), 'EdDSA'), what).to.equal('not checked')
        expect(await codeOf(token, 'eddsa'), what).to.equal('unknown JWT_NOT_CHECKED')
        // A signature of another length is bad on every platform, and none is asked.
        const cut = token.replace(/\.[^.]{4}([^.]*)$/, '.$1')
        expect(await codeOf(cut, 'eddsa'), what).to.equal('failed SIGNATURE_INVALID')
      }
    } finally {
      Object.defineProperty(globalThis, 'crypto', descriptor)
    }
    expect(await checkJws(token, publicJwk('eddsa'), 'EdDSA')).to.equal('good')
  })

  it('takes no other length of a signature, nor asks how long that of no key is', async () => {
    const token = await signToken({}, {}, 'rs256')
    const jwk = publicJwk('rs256')
    expect(await checkJws(token, jwk, 'RS256')).to.equal('good')
    expect(await checkJws(`${token}!`, jwk, 'RS256')).to.equal('bad')
    expect(await checkJws(token, { ...jwk, n: '!' }, 'RS256')).to.equal('bad')
  })

  it('tells a point that is not on its curve', async () => {
    for (const signer of ['es256', 'es384'] as const) {
      const { x, ...rest } = publicJwk(signer)
      const token = await signToken({}, {}, signer)
      const alg = signer === 'es256' ? 'ES256' : 'ES384'
      expect(await checkJws(token, { ...rest, x: x!, y: x! }, alg)).to.equal('bad key')
      const code = await codeOf(token, () => ({ jwk: { ...rest, x, y: x } }))
      expect(code).to.equal('failed VERIFICATION_METHOD_INVALID')
    }
  })
})
