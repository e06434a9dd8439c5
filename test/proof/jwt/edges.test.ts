import { base58 } from '@scure/base'
import { expect } from 'chai'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { compareClaims } from '../../../src/proof/jwt/compareClaims.ts'
import { EnvelopeError } from '../../../src/proof/jwt/EnvelopeError.ts'
import { isUnsigned } from '../../../src/proof/jwt/JwtAlgorithm.ts'
import { JwtError } from '../../../src/proof/jwt/JwtError.ts'
import { multikeyToJwk } from '../../../src/proof/jwt/multikeyToJwk.ts'
import { isEnvelope, parseEnvelope } from '../../../src/proof/jwt/parseEnvelope.ts'
import { parseJwt } from '../../../src/proof/jwt/parseJwt.ts'
import { parseJwtClaims } from '../../../src/proof/jwt/parseJwtClaims.ts'
import { parseJwtHeader } from '../../../src/proof/jwt/parseJwtHeader.ts'
import { selectJwtKey } from '../../../src/proof/jwt/selectJwtKey.ts'
import { toJwtDocument } from '../../../src/proof/jwt/toJwtDocument.ts'
import { toJwtProfile } from '../../../src/proof/jwt/toJwtProfile.ts'
import { toVerificationJwk } from '../../../src/proof/jwt/toVerificationJwk.ts'
import { base64url, publicJwk, signToken } from './tokens.ts'

const none = { aud: [] } as const
const codeOf = (doing: () => unknown) => {
  try {
    doing()
  } catch (error) {
    if (error instanceof JwtError || error instanceof EnvelopeError) return error.code
    throw error
  }
  return undefined
}

describe('a presentation in `vp`', () => {
  const vp = { type: ['VerifiablePresentation'] }
  const read = (payload: JsonObject) => toJwtDocument(payload, parseJwtClaims(payload), 'JWT')

  it('is that member, with what only the claims say', () => {
    expect(read({ vp })).to.deep.equal(vp)
    const claims = { iss: 'did:example:holder', jti: 'urn:example:1' }
    const filled = { ...vp, holder: 'did:example:holder', id: 'urn:example:1' }
    expect(read({ vp, ...claims })).to.deep.equal(filled)
    const own = { ...vp, holder: 'did:example:own', id: 'urn:example:own' }
    expect(read({ vp: own, ...claims })).to.deep.equal(own)
  })

  it('is the only one there', () => {
    for (const beside of [{ '@context': [] }, { verifiableCredential: [] }]) {
      expect(codeOf(() => read({ vp, ...beside }))).to.equal('JWT_MALFORMED')
    }
    expect(codeOf(() => read({ vp: 'text' }))).to.equal('JWT_MALFORMED')
  })

  it('makes its token one of the old profile, and a presentation', async () => {
    expect(toJwtProfile({ alg: 'EdDSA' }, { vp })).to.equal('JWT')
    expect(toJwtProfile({ alg: 'EdDSA', typ: 'JWT' }, { vp })).to.equal('JWT')
    expect(parseJwt(await signToken({ vp }, { typ: 'JWT' })).kind).to.equal('presentation')
  })
})

describe('what a token does not say', () => {
  it('is not there', () => {
    expect(parseJwtClaims({})).to.deep.equal({ aud: [] })
    expect(parseJwtHeader({ alg: 'EdDSA' })).to.deep.equal({ alg: 'EdDSA' })
    const vc = { credentialSubject: { name: 'Ada' } }
    expect(toJwtDocument({ vc }, none, 'JWT')).to.deep.equal(vc)
  })

  it('contradicts nothing', () => {
    expect(compareClaims({ ...none, nbf: 1 }, {}, 'JWT', 'credential')).to.deep.equal([])
    expect(compareClaims({ ...none, exp: 1 }, {}, 'JWT', 'credential')).to.deep.equal([])
    const odd = { credentialSubject: [null, 'text', { id: 'urn:example:1' }] }
    const claims = { ...none, sub: 'urn:example:1' }
    expect(compareClaims(claims, odd, 'JWT', 'credential')).to.deep.equal([])
  })
})

describe('the bounds of a token', () => {
  it('are the year 9999 for its times', () => {
    expect(parseJwtClaims({ exp: 253_402_300_799 }).exp).to.equal(253_402_300_799)
    expect(codeOf(() => parseJwtClaims({ exp: 253_402_300_800 }))).to.equal('JWT_MALFORMED')
  })

  it('are its payload, a header and the longest signature for the whole of it', () => {
    const start = `${base64url('{"alg":"EdDSA"}')}.${base64url('{"a":1}')}.`
    const read = (length: number) =>
      parseJwt(start + 'A'.repeat(length - start.length), { maxBytes: 1024 })
    // Four characters for three bytes, and two dots.
    const longest = ((1024 + 2 ** 16 + 1024) / 3) * 4 + 2
    expect(read(longest).payload).to.deep.equal({ a: 1 })
    expect(codeOf(() => read(longest + 1))).to.equal('JWT_MALFORMED')
  })

  it('are 4,096 characters for the name of its key', async () => {
    const select = async (length: number) => {
      const header = { alg: 'EdDSA', kid: `did:web:${'a'.repeat(length - 8)}` }
      const resolve = () => ({ jwk: publicJwk('eddsa') })
      return (await selectJwtKey({ header, claims: none }, 'assertionMethod', resolve)).outcome
    }
    expect([await select(4096), await select(4097)]).to.deep.equal(['selected', 'unknown'])
  })

  it('are whole words for its type and its algorithm', () => {
    const odd = () => toJwtProfile({ alg: 'EdDSA', typ: 'vcapplication/+jwt' }, {})
    expect(codeOf(odd)).to.equal('JWT_NOT_SUPPORTED')
    const names = ['none', 'HS256', 'xnone', 'nonesuch', 'xhs256', 'hs256x']
    expect(names.map(isUnsigned)).to.deep.equal([true, true, false, false, false, false])
  })
})

describe('the key of a token', () => {
  it('is named by a fragment of its issuer, whatever is in it', async () => {
    const asked: string[] = []
    const header = { alg: 'EdDSA', kid: '#a:b' }
    const claims = { ...none, iss: 'did:web:academy.example' }
    await selectJwtKey({ header, claims }, 'assertionMethod', (method) => {
      asked.push(method)
      return undefined
    })
    expect(asked).to.deep.equal(['did:web:academy.example#a:b'])
  })

  it('is not one that is published with any of its secrets', async () => {
    for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']) {
      const jwk = { ...publicJwk('rs256'), [name]: 'AQAB' }
      expect(await toVerificationJwk({ jwk }, 'RS256'), name).to.include({ outcome: 'failed' })
    }
  })

  it('is not one for another algorithm', async () => {
    const outcome = async (alg: string) =>
      (await toVerificationJwk({ jwk: { ...publicJwk('eddsa'), alg } }, 'EdDSA')).outcome
    expect(await outcome('Ed25519')).to.equal('usable')
    expect(await outcome('ES256')).to.equal('failed')
  })

  it('may name a curve that its type does not have', async () => {
    const jwk = { ...publicJwk('rs256'), crv: 'P-256' }
    expect((await toVerificationJwk({ jwk }, 'RS256')).outcome).to.equal('usable')
  })

  it('is no Multikey of another type, nor in another base', async () => {
    const { x, y } = publicJwk('es384') as { x: string; y: string }
    const isOdd = (Buffer.from(y, 'base64url').at(-1) as number) & 1
    const point = [2 + isOdd, ...Buffer.from(x, 'base64url')]
    const digits = (header: readonly number[]) => base58.encode(Uint8Array.of(...header, ...point))
    expect(await multikeyToJwk(`z${digits([0x81, 0x24])}`)).to.include({ crv: 'P-384' })
    expect(await multikeyToJwk(`z${digits([0x82, 0x24])}`)).to.equal(undefined)
    expect(await multikeyToJwk(`u${digits([0x81, 0x24])}`)).to.equal(undefined)
  })
})

describe('an envelope', () => {
  const context = ['https://www.w3.org/ns/credentials/v2']
  const wrap = (id: unknown) =>
    ({ '@context': context, type: 'EnvelopedVerifiableCredential', id }) as JsonObject

  it('is a `data:` URL, from its beginning', () => {
    const { kind, token } = parseEnvelope(wrap('data:application/vc+jwt,a,b'))
    expect({ kind, token }).to.deep.equal({ kind: 'credential', token: 'a,b' })
    for (const id of [
      undefined,
      5,
      'https://university.example/1',
      'data:application/vc+jwt',
      'xdata:application/vc+jwt,a',
    ]) {
      expect(
        codeOf(() => parseEnvelope(wrap(id))),
        String(id),
      ).to.equal('ENVELOPE_MALFORMED')
    }
  })

  it('says in text that it is one', () => {
    expect(isEnvelope({ type: 'EnvelopedVerifiableCredential' })).to.equal(true)
    expect(isEnvelope({ type: [['EnvelopedVerifiableCredential']] })).to.equal(false)
  })
})
