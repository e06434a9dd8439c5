import { base58 } from '@scure/base'
import { expect } from 'chai'
import { toKeyDocument } from '../../src/identity/toKeyDocument.ts'

// From the did:jwk method; see test/vectors/did.
const jwk = {
  crv: 'P-256',
  kty: 'EC',
  x: 'acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0',
  y: '_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE',
}
const didJwk =
  'did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9'

const toDidJwk = (value: unknown) =>
  `did:jwk:${Buffer.from(JSON.stringify(value)).toString('base64url')}`

const secret = (first: number) =>
  `did:key:z${base58.encode(new Uint8Array([first, 0x26, ...new Uint8Array(32).fill(7)]))}`

describe('toKeyDocument', () => {
  // From the did:key method's own vectors: Ed25519, P-256, P-384.
  for (const multikey of [
    'z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp',
    'zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169',
    'z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54',
  ]) {
    it(`finds the key in did:key:${multikey.slice(0, 4)}…`, () => {
      const did = `did:key:${multikey}`
      const listed = [{ id: `${did}#${multikey}`, key: { multikey } }]
      expect(toKeyDocument(did)).to.deep.equal({
        did,
        assertionMethod: listed,
        authentication: listed,
        cairnIssuers: [],
      })
    })
  }

  it('finds the key in a did:jwk', () => {
    const listed = [{ id: `${didJwk}#0`, key: { jwk } }]
    expect(toKeyDocument(didJwk)).to.deep.equal({
      did: didJwk,
      assertionMethod: listed,
      authentication: listed,
      cairnIssuers: [],
    })
    const signing = toKeyDocument(toDidJwk({ ...jwk, use: 'sig' }))
    expect(signing?.assertionMethod).to.have.length(1)
  })

  it('signs nothing with a key that is meant to encrypt', () => {
    const document = toKeyDocument(toDidJwk({ ...jwk, use: 'enc' }))
    expect(document).to.deep.include({ assertionMethod: [], authentication: [] })
  })

  for (const did of [
    '',
    'did:web:uni.example',
    'did:key:',
    'did:key:z6Mk',
    'did:key:1.1:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp',
    'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp#',
    'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp\n',
    `did:key:z${'6'.repeat(5000)}`,
    secret(0x80),
    secret(0x86),
    'did:jwk:',
    'did:jwk:e30',
    `${didJwk}=`,
    `${didJwk}#0`,
    toDidJwk({ ...jwk, d: 'ZA' }),
    toDidJwk([jwk]),
    toDidJwk('key'),
    toDidJwk({ ...jwk, x: 'a'.repeat(4096) }),
    `did:jwk:${Buffer.from('{"kty":"EC","kty":"OKP"}').toString('base64url')}`,
  ]) {
    it(`finds none in ${JSON.stringify(did.slice(0, 60))}`, () => {
      expect(toKeyDocument(did)).to.equal(undefined)
    })
  }
})
