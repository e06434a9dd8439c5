import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { parseJwt } from '../../../src/proof/jwt/parseJwt.ts'
import { badge, claims, oldCredential, presentation, signTexts } from './tokens.ts'

describe('compareClaims', () => {
  const read = (body: JsonObject, typ = 'JWT') =>
    parseJwt(signTexts(JSON.stringify({ alg: 'EdDSA', typ }), JSON.stringify(body))).mismatches.map(
      ({ claim, pointer }) => `${claim} ${pointer}`,
    )
  const both = { ...badge, ...claims }
  const other = 'did:example:other'

  const found: Readonly<Record<string, readonly [JsonObject, string]>> = {
    'another issuer': [{ iss: other }, 'iss /issuer/id'],
    'another issuer, as text': [{ issuer: other }, 'iss /issuer'],
    'an issuer that is a number': [{ issuer: 5 }, 'iss /issuer'],
    'an issuer whose id is null': [{ issuer: { id: null } }, 'iss /issuer/id'],
    'another id': [{ jti: other }, 'jti /id'],
    'an id that is null': [{ id: null }, 'jti /id'],
    'another subject': [{ sub: other }, 'sub /credentialSubject/id'],
    'none of several subjects': [
      { credentialSubject: [{ id: other }, { id: 'did:example:third' }] },
      'sub /credentialSubject/id',
    ],
    'a start one second later': [{ nbf: 1772355601 }, 'nbf /validFrom'],
    'a start one second earlier': [{ nbf: 1772355599 }, 'nbf /validFrom'],
    'a start that is no time': [{ validFrom: '2026-03-01' }, 'nbf /validFrom'],
    'a start that is a list': [{ validFrom: [badge.validFrom!] }, 'nbf /validFrom'],
    'a start that is a number': [{ validFrom: 1772355600 }, 'nbf /validFrom'],
    'an end one second later': [{ exp: 1835514001 }, 'exp /validUntil'],
    'an end one second earlier': [{ exp: 1835513999 }, 'exp /validUntil'],
  }
  for (const [what, [changes, mismatch]] of Object.entries(found)) {
    it(`finds ${what}`, () => expect(read({ ...both, ...changes })).to.deep.equal([mismatch]))
  }

  it('looks into `vc`, by the names of VC Data Model 1.1', () => {
    const vc = { ...oldCredential, validFrom: '1999-01-01T00:00:00Z' }
    expect(read({ ...claims, vc })).to.deep.equal([])
    expect(read({ ...claims, nbf: 1, exp: 2, vc })).to.deep.equal([
      'nbf /issuanceDate',
      'exp /expirationDate',
    ])
  })

  it('finds nothing where only one side says something', () => {
    expect(read(badge)).to.deep.equal([])
    expect(read({ '@context': badge['@context']!, ...claims })).to.deep.equal([])
    const { id: _, ...subject } = badge.credentialSubject as JsonObject
    expect(read({ ...both, credentialSubject: [subject, subject] })).to.deep.equal([])
  })

  it('finds nothing where one of several subjects is meant', () => {
    const credentialSubject = [{ id: other }, { id: claims.sub! }]
    expect(read({ ...both, credentialSubject })).to.deep.equal([])
  })

  it('compares names alone where the times are those of the signature', () => {
    const changed = { ...both, iss: other, jti: other, sub: other, nbf: 1, exp: 2 }
    expect(read(changed, 'vc+jwt')).to.deep.equal([
      'iss /issuer/id',
      'jti /id',
      'sub /credentialSubject/id',
    ])
    const asked = { ...presentation, iss: other, jti: 'a', id: 'b', sub: other, nbf: 1, exp: 2 }
    expect(read(asked, 'vp+jwt')).to.deep.equal(['iss /holder', 'jti /id'])
    expect(read({ ...asked, holder: { id: 'c' } }, 'vp+jwt')[0]).to.equal('iss /holder/id')
  })
})
