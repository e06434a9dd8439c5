import { expect } from 'chai'
import {
  InvalidMultikeyError,
  parseMultikey,
  parseSecretMultikey,
  toMultikey,
} from '../../src/base/multikey.ts'
import { keyPair } from '../proof/vectors.ts'

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

  it('does not show a secret key that is given as a public one', () => {
    const secret = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
    expect(() => parseMultikey(secret))
      .to.throw(InvalidMultikeyError)
      .with.property('message')
      .that.does.not.include('en7t5')
  })
})
