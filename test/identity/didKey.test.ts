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

  for (const text of [
    '',
    'did:key:',
    did.toUpperCase(),
    did.replace('did:key', 'did:web'),
    `${did}#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp`,
    `${did}?a=b`,
    did.replace('did:key:', 'did:key:1.1:'),
    'did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP',
  ]) {
    it(`refuses \`${text}\``, () => {
      expect(() => parseDidKey(text))
        .to.throw(InvalidDidKeyError)
        .with.property('code', 'INVALID_DID_KEY')
    })
  }
})
