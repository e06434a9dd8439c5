import { expect } from 'chai'
import { InvalidDidKeyError, parseDidKey, toDidKey } from '../../src/identity/didKey.ts'

// From the did:key method's own vectors: the DID and its key as a JWK.
const did = 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp'
const x = 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik'

describe('didKey', () => {
  it('reads the published vector', () => {
    const { publicKey, multibase } = parseDidKey(did)
    expect(Buffer.from(publicKey).toString('base64url')).to.equal(x)
    expect(multibase).to.equal('z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp')
  })

  it('writes the published vector', () => {
    expect(toDidKey(Buffer.from(x, 'base64url'))).to.equal(did)
  })

  // From the W3C vectors of ECDSA.
  for (const [type, multibase, size] of [
    ['P-256', 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP', 33],
    ['P-384', 'z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ', 49],
  ] as const) {
    it(`reads and writes ${type}`, () => {
      const parsed = parseDidKey(`did:key:${multibase}`)
      expect(parsed).to.include({ type, multibase })
      expect(parsed.publicKey).to.have.length(size)
      expect(toDidKey(parsed.publicKey, type)).to.equal(`did:key:${multibase}`)
    })
  }

  for (const text of [
    '',
    'did:key:',
    did.toUpperCase(),
    did.replace('did:key', 'did:web'),
    `${did}#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp`,
    `${did}?a=b`,
    did.replace('did:key:', 'did:key:1.1:'),
    // secp256k1, from the vectors of the method.
    'did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme',
  ]) {
    it(`refuses \`${text}\``, () => {
      expect(() => parseDidKey(text))
        .to.throw(InvalidDidKeyError)
        .with.property('code', 'INVALID_DID_KEY')
    })
  }
})
