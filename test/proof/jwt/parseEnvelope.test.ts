import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { EnvelopeError } from '../../../src/proof/jwt/EnvelopeError.ts'
import { isEnvelope, parseEnvelope } from '../../../src/proof/jwt/parseEnvelope.ts'
import { parseJwt } from '../../../src/proof/jwt/parseJwt.ts'
import { readToken } from './tokens.ts'

const token = readToken('vc-es256')
const envelope: JsonObject = {
  '@context': 'https://www.w3.org/ns/credentials/v2',
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${token}`,
}

function codeOf(document: JsonObject): string {
  try {
    return parseEnvelope(document).kind
  } catch (error) {
    if (error instanceof EnvelopeError) return error.code
    throw error
  }
}

describe('parseEnvelope', () => {
  it('takes the token out', () => {
    expect(parseEnvelope(envelope)).to.deep.equal({ kind: 'credential', token })
    const listed = {
      ...envelope,
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://a.example'],
      type: ['EnvelopedVerifiableCredential'],
    }
    expect(parseEnvelope(listed)).to.deep.equal({ kind: 'credential', token })
  })

  it('takes a token of Open Badges, and a presentation', () => {
    const old = readToken('ob3-rs256')
    expect(parseEnvelope({ ...envelope, id: `data:application/jwt,${old}` }).token).to.equal(old)
    const presented = readToken('vp-eddsa')
    const presentation = {
      ...envelope,
      type: 'EnvelopedVerifiablePresentation',
      id: `data:application/vp+jwt,${presented}`,
    }
    expect(parseEnvelope(presentation)).to.deep.equal({ kind: 'presentation', token: presented })
  })

  it('finds what the W3C presentation holds not to be a token', () => {
    const { document } = parseJwt(readToken('vp-eddsa'))
    const [first] = document.verifiableCredential as readonly JsonObject[]
    expect(codeOf(first!)).to.equal('ENVELOPE_MALFORMED')
  })

  const { '@context': _, ...withoutContext } = envelope
  const { id: __, ...withoutId } = envelope
  const malformed: Readonly<Record<string, JsonObject>> = {
    'without a context': withoutContext,
    'with another context': { ...envelope, '@context': ['https://www.w3.org/2018/credentials/v1'] },
    'without an id': withoutId,
    'with an id that is a list': { ...envelope, id: [envelope.id!] },
    'with another URL': { ...envelope, id: 'https://academy.example/credential' },
    'with a URL in upper case': { ...envelope, id: `DATA:application/vc+jwt,${token}` },
    'without a comma': { ...envelope, id: 'data:application/vc+jwt' },
    'without a type': { ...envelope, type: [] },
    'of another type': { ...envelope, type: 'VerifiableCredential' },
    'of a type that objects inherit': { ...envelope, type: 'constructor' },
    'of two types': { ...envelope, type: ['EnvelopedVerifiableCredential', 'OpenBadgeCredential'] },
    'of both types': {
      ...envelope,
      type: ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'],
    },
  }
  for (const [what, document] of Object.entries(malformed)) {
    it(`refuses one ${what}`, () => expect(codeOf(document)).to.equal('ENVELOPE_MALFORMED'))
  }

  const others: Readonly<Record<string, JsonObject>> = {
    'with a member that nothing signs': { ...envelope, name: 'Doctor' },
    'with a proof': { ...envelope, proof: {} },
    'of a presentation, as a credential': { ...envelope, id: `data:application/vp+jwt,${token}` },
    'of a credential, as a presentation': { ...envelope, type: 'EnvelopedVerifiablePresentation' },
    'of selective disclosure': { ...envelope, id: `data:application/vc+sd-jwt,${token}~` },
    'of a draft': { ...envelope, id: `data:application/vc-ld+jwt,${token}` },
    'in base64': { ...envelope, id: `data:application/vc+jwt;base64,${token}` },
    'with a parameter': { ...envelope, id: `data:application/vc+jwt;charset=utf-8,${token}` },
    'of nothing said': { ...envelope, id: `data:,${token}` },
  }
  for (const [what, document] of Object.entries(others)) {
    it(`does not judge one ${what}`, () => {
      expect(codeOf(document)).to.equal('ENVELOPE_NOT_SUPPORTED')
    })
  }
})

describe('isEnvelope', () => {
  it('goes by the type', () => {
    expect(isEnvelope(envelope)).to.equal(true)
    expect(isEnvelope({ type: ['a', 'EnvelopedVerifiablePresentation'] })).to.equal(true)
    for (const other of [null, [], 'x', {}, { type: 'VerifiableCredential' }, [envelope]]) {
      expect(isEnvelope(other as JsonObject)).to.equal(false)
    }
  })
})
