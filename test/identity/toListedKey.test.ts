import { expect } from 'chai'
import type { JsonValue } from '../../src/credential/parseJson.ts'
import { parseDidDocument } from '../../src/identity/parseDidDocument.ts'

const did = 'did:web:uni.example'
const multikey = 'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu'
const secret = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
const jwk = { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' }
const method = { id: '#a', type: 'Multikey', controller: did, publicKeyMultibase: multikey }

/** What is made of one method that the document lists to sign with. */
function listed(change: Record<string, JsonValue>) {
  const document = { id: did, assertionMethod: [{ ...method, ...change }] }
  return parseDidDocument(document, did).assertionMethod[0]
}

describe('toListedKey', () => {
  const known: Readonly<Record<string, [Record<string, JsonValue>, unknown]>> = {
    'a Multikey': [{}, { multikey }],
    'an Ed25519VerificationKey2020': [{ type: 'Ed25519VerificationKey2020' }, { multikey }],
    'a P-256 Multikey': [
      { publicKeyMultibase: 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP' },
      { multikey: 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP' },
    ],
  }
  for (const [what, [change, key]] of Object.entries(known)) {
    it(`knows ${what}`, () => {
      expect(listed(change)).to.deep.equal({ id: `${did}#a`, key })
    })
  }

  for (const type of ['JsonWebKey', 'JsonWebKey2020']) {
    it(`knows a ${type}`, () => {
      const { publicKeyMultibase: _, ...rest } = method
      const document = { id: did, assertionMethod: [{ ...rest, type, publicKeyJwk: jwk }] }
      expect(parseDidDocument(document, did).assertionMethod[0]?.key).to.deep.equal({ jwk })
    })
  }

  const unknown: Readonly<Record<string, Record<string, JsonValue>>> = {
    'another type': { type: 'Ed25519VerificationKey2018' },
    'no key': { publicKeyMultibase: null },
    'no multibase': { publicKeyMultibase: 'key' },
    'another multibase': { publicKeyMultibase: `u${multikey.slice(1)}` },
    'a key that is too long': { publicKeyMultibase: `z${'6'.repeat(256)}` },
    'a secret key': { publicKeyMultibase: secret },
    'another key than the type says': {
      type: 'Ed25519VerificationKey2020',
      publicKeyMultibase: 'zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP',
    },
    'a published secret': { secretKeyMultibase: secret },
    'a published secret of old': { privateKeyMultibase: secret },
    'a published secret JWK': { privateKeyJwk: { ...jwk, d: 'ZA' } },
    'two keys': { publicKeyJwk: jwk },
    'another controller': { controller: 'did:web:other.example' },
    'an id of another': { id: 'did:web:other.example#a' },
    'an id that is no part of the document': { id: did },
    'an end that is no time': { expires: 'soon' },
    'an end that is no text': { revoked: true },
  }
  for (const [what, change] of Object.entries(unknown)) {
    it(`does not take a method with ${what} for a key`, () => {
      expect(listed(change)).to.deep.include({ key: undefined })
    })
  }

  for (const [what, publicKeyJwk] of Object.entries({
    'no members': null,
    'an array': [],
    'a secret part': { ...jwk, d: 'ZA' },
    'a symmetric key': { kty: 'oct', k: 'aw' },
    'no type': { crv: 'P-256' },
  })) {
    it(`does not take a JWK with ${what} for a key`, () => {
      const { publicKeyMultibase: _, ...rest } = method
      const document = { id: did, assertionMethod: [{ ...rest, type: 'JsonWebKey', publicKeyJwk }] }
      expect(parseDidDocument(document, did).assertionMethod[0]).to.deep.include({ key: undefined })
    })
  }

  it('keeps the earlier of two ends', () => {
    const change = { expires: '2027-01-01T00:00:00Z', revoked: '2026-01-01T00:00:00Z' }
    expect(listed(change)?.end).to.equal(Date.UTC(2026, 0, 1))
  })
})
