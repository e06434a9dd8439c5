import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { parseJwt } from '../../../src/proof/jwt/parseJwt.ts'
import { badge, claims, oldCredential, signTexts, signToken } from './tokens.ts'

describe('toJwtDocument', () => {
  const read = (body: JsonObject, typ = 'JWT') =>
    parseJwt(signTexts(JSON.stringify({ alg: 'EdDSA', typ }), JSON.stringify(body)))

  it('gives what the issuer had before there was a token', async () => {
    const direct = parseJwt(await signToken({ ...badge, ...claims, iat: 1, aud: 'x', nonce: 'y' }))
    expect(direct.document).to.deep.equal(badge)
    expect(direct.mismatches).to.deep.equal([])
    const wrapped = read({ ...claims, vc: oldCredential })
    expect(wrapped.document).to.deep.equal(oldCredential)
    expect(wrapped.mismatches).to.deep.equal([])
  })

  it('takes from the claims what the document lacks', () => {
    const { id: _, validFrom: __, validUntil: ___, ...rest } = badge
    const { id: ____, ...subject } = badge.credentialSubject as JsonObject
    const { id: _____, ...issuer } = badge.issuer as JsonObject
    const bare = { ...rest, issuer, credentialSubject: subject }
    expect(read({ ...bare, ...claims }).document).to.deep.equal(badge)
    const listed = read({ ...bare, ...claims, credentialSubject: [subject] }).document
    expect(listed).to.deep.equal({ ...badge, credentialSubject: [badge.credentialSubject] })

    const vc = { '@context': oldCredential['@context']!, credentialSubject: { degree: 'Soil' } }
    const { type: _type, ...filled } = oldCredential
    expect(read({ ...claims, vc }).document).to.deep.equal(filled)
  })

  it('takes no subject from a claim where there are several, or none', () => {
    const subjects = [{ a: 1 }, { b: 1 }]
    for (const credentialSubject of [subjects, [5, { a: 1 }], 5, null, [[{}]]]) {
      const { document } = read({ ...badge, ...claims, credentialSubject })
      expect(document.credentialSubject).to.deep.equal(credentialSubject)
    }
    const { credentialSubject: _, ...rest } = badge
    expect(read({ ...rest, ...claims }).document).to.not.have.property('credentialSubject')
  })

  it('takes nothing from the claims of vc+jwt, which speak of the signature', () => {
    const { id: _, validFrom: __, validUntil: ___, ...rest } = badge
    expect(read({ ...rest, ...claims }, 'vc+jwt').document).to.deep.equal(rest)
  })

  it('takes no fraction of a second', () => {
    const { validFrom: _, ...rest } = badge
    const nbf = 1772355600.75
    expect(read({ ...rest, ...claims, nbf }).document).to.deep.equal(badge)
    const validFrom = '2026-03-01T10:00:00.999+01:00'
    expect(read({ ...rest, ...claims, nbf, validFrom }).mismatches).to.deep.equal([])
  })
})
