import { ed25519 } from '@noble/curves/ed25519'
import { expect } from 'chai'
import { toMultikey } from '../../../src/base/multikey.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { parseJwt } from '../../../src/proof/jwt/parseJwt.ts'
import { selectJwtKey } from '../../../src/proof/jwt/selectJwtKey.ts'
import { verifyJwt } from '../../../src/proof/jwt/verifyJwt.ts'
import { codeOf, kid, publicJwk, publicKey, secretJwk, signTexts } from './tokens.ts'

const issuer = 'did:web:famous.example'
const jwk = publicJwk('eddsa')

function makeToken(header: JsonObject, payload: JsonObject = { iss: issuer }): string {
  return signTexts(JSON.stringify({ alg: 'EdDSA', ...header }), JSON.stringify(payload))
}

const unresolved = 'unknown VERIFICATION_METHOD_UNRESOLVED'

describe('selectJwtKey', () => {
  async function askedFor(header: JsonObject, payload?: JsonObject): Promise<readonly string[]> {
    const asked: string[] = []
    await selectJwtKey(parseJwt(makeToken(header, payload)), 'assertionMethod', (method) => {
      asked.push(method)
      return undefined
    })
    return asked
  }

  it('asks for a name that is a URL as it is', async () => {
    for (const name of [kid, 'https://academy.example/keys#1', 'urn:example:key', 'DID:web:x#y']) {
      expect(await askedFor({ kid: name })).to.deep.equal([name])
      expect(await askedFor({ kid: name }, {})).to.deep.equal([name])
    }
  })

  it('asks for any other name among the keys of the issuer, if the claim names one', async () => {
    expect(await askedFor({ kid: '#key-1' })).to.deep.equal([`${issuer}#key-1`])
    expect(await askedFor({ kid: 'key1' })).to.deep.equal([`${issuer}#key1`])
    expect(await askedFor({ kid: 'key-1' }, { issuer })).to.deep.equal([])
    expect(await askedFor({ kid: 'key-1' }, { iss: `${issuer}#x` })).to.deep.equal([])
    expect(await askedFor({ kid: '' })).to.deep.equal([])
  })

  it('asks for nothing where there is no name, or an endless one', async () => {
    expect(await askedFor({})).to.deep.equal([])
    expect(await askedFor({ kid: `did:${'x'.repeat(5000)}` })).to.deep.equal([])
  })

  it('does not follow addresses and certificates', async () => {
    const header = { x5c: ['AAAA'], x5u: 'https://a.example', jku: 'https://a.example', x5t: 'x' }
    expect(await askedFor(header)).to.deep.equal([])
    expect(await codeOf(makeToken(header), 'eddsa')).to.equal(unresolved)
    expect(await codeOf(makeToken({ ...header, kid }), 'eddsa')).to.equal('verified')
  })

  it('leaves it open where nobody knows the key', async () => {
    const token = makeToken({ kid })
    expect(await codeOf(token)).to.equal(unresolved)
    expect(await codeOf(token, () => undefined)).to.equal(unresolved)
    expect(await codeOf(token, () => Promise.reject(new Error('offline')))).to.equal(unresolved)
    expect(
      await codeOf(token, () => {
        throw new Error('offline')
      }),
    ).to.equal(unresolved)
  })

  describe('a key in the header', () => {
    it('is the word of the signer, whatever issuer it names', async () => {
      expect(await verifyJwt({ jwt: makeToken({ jwk }) })).to.deep.equal({
        outcome: 'verified',
        alg: 'EdDSA',
        key: { jwk },
        keyClaimed: true,
      })
    })

    it('is never taken for the one that is asked for', async () => {
      const token = makeToken({ kid: `${issuer}#key-1`, jwk })
      const other = { ...jwk, x: toX(new Uint8Array(32).fill(7)) }
      expect(await codeOf(token, () => ({ jwk: other }))).to.equal('failed SIGNATURE_INVALID')
      expect(await codeOf(token, 'eddsa')).to.equal('verified')
      expect(await codeOf(token)).to.equal('verified, claimed')
    })

    it('has to be the one that signed', async () => {
      const other = { ...jwk, x: toX(new Uint8Array(32).fill(7)) }
      expect(await codeOf(makeToken({ jwk: other }))).to.equal('failed SIGNATURE_INVALID')
      const wrong = publicJwk('es256')
      expect(await codeOf(makeToken({ jwk: wrong }))).to.equal('failed VERIFICATION_METHOD_INVALID')
    })

    it('has not to be published with its secret', async () => {
      const code = await codeOf(makeToken({ jwk: secretJwk('eddsa') }))
      expect(code).to.equal('failed VERIFICATION_METHOD_INVALID')
    })
  })

  describe('a did:key', () => {
    const multikey = toMultikey(Buffer.from(jwk.x as string, 'base64url'))

    it('holds its key itself, and nobody is asked', async () => {
      const name = `did:key:${multikey}#${multikey}`
      const jwt = makeToken({ kid: name })
      const resolveKey = () => publicKey('es256')
      expect(await verifyJwt({ jwt, resolveKey })).to.deep.equal({
        outcome: 'verified',
        alg: 'EdDSA',
        key: { multikey },
        keyClaimed: false,
        verificationMethod: name,
      })
      const relative = makeToken({ kid: `#${multikey}` }, { iss: `did:key:${multikey}` })
      expect(await codeOf(relative)).to.equal('verified')
    })

    it('is one that its fragment repeats', async () => {
      const other = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
      for (const name of [
        `did:key:${multikey}#`,
        `did:key:${multikey}#${other}`,
        `did:key:${other}#${multikey}`,
        `did:key:${multikey}#${multikey}#${multikey}`,
        'did:key:#',
      ]) {
        const code = await codeOf(makeToken({ kid: name }))
        expect(code, name).to.equal('failed VERIFICATION_METHOD_INVALID')
      }
    })

    it('without a fragment names no key', async () => {
      const code = await codeOf(makeToken({ kid: `did:key:${multikey}`, jwk }))
      expect(code).to.equal('unknown VERIFICATION_METHOD_UNRESOLVED')
    })

    it('of another key than the one that signed proves nothing', async () => {
      const other = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
      const code = await codeOf(makeToken({ kid: `did:key:${other}#${other}`, jwk }))
      expect(code).to.equal('failed SIGNATURE_INVALID')
    })
  })
})

/** The `x` of the Ed25519 key of a seed. */
function toX(seed: Uint8Array): string {
  return Buffer.from(ed25519.getPublicKey(seed)).toString('base64url')
}
