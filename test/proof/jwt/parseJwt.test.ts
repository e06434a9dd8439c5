import { expect } from 'chai'
import { parseCredential } from '../../../src/credential/parseCredential.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { JwtError } from '../../../src/proof/jwt/JwtError.ts'
import { parseJwt } from '../../../src/proof/jwt/parseJwt.ts'
import {
  badge,
  base64url,
  claims,
  kid,
  oldCredential,
  presentation,
  readToken,
  signParts,
  signTexts,
} from './tokens.ts'

function codeOf(token: string): string {
  try {
    const { profile } = parseJwt(token)
    return profile
  } catch (error) {
    if (error instanceof JwtError) return error.code
    throw error
  }
}

const header = JSON.stringify({ alg: 'EdDSA', kid })
const withHeader = (changes: object) => JSON.stringify({ alg: 'EdDSA', kid, ...changes })
const payload = JSON.stringify({ ...badge, ...claims })

describe('parseJwt', () => {
  describe('on tokens by others', () => {
    const profiles = {
      'ob3-rs256': 'JWT',
      'vc-es256': 'vc+jwt',
      'vc-es384': 'vc+jwt',
      'vc-bad-signature': 'vc+jwt',
      'vp-eddsa': 'vp+jwt',
      'vc11-es256': 'JWT',
      'vc-bad-type': 'JWT_NOT_SUPPORTED',
      'vc-with-vc-claim': 'JWT_MALFORMED',
    }
    for (const [name, profile] of Object.entries(profiles)) {
      it(`reads ${name} as ${profile}`, () => expect(codeOf(readToken(name))).to.equal(profile))
    }

    it('finds the credential of Open Badges in `vc`, and no contradiction', () => {
      const { document, mismatches, kind } = parseJwt(readToken('ob3-rs256'))
      expect(document).to.deep.include({
        id: 'http://example.edu/credentials/3732',
        issuanceDate: '2010-01-01T00:00:00Z',
      })
      expect(mismatches).to.deep.equal([])
      expect(kind).to.equal('credential')
    })

    it('finds that one was issued at another time than it says', () => {
      expect(parseJwt(readToken('vc11-es256')).mismatches).to.deep.equal([
        { claim: 'nbf', pointer: '/issuanceDate' },
      ])
    })

    it('takes the payload for the credential, without its claims', () => {
      const { document, claims } = parseJwt(readToken('vc-es256'))
      const { issuerId } = parseCredential(document)
      expect(issuerId).to.equal('https://example.issuer/vc-jose-cose')
      expect(claims).to.deep.equal({
        iss: 'https://example.issuer/vc-jose-cose',
        jti: 'http://university.example/credentials/1872',
        aud: [],
      })
      expect(document).to.not.have.any.keys('iss', 'jti', 'iat')
    })
  })

  describe('refuses a token', () => {
    const good = signTexts(header, payload)
    const [first, second, third] = good.split('.') as [string, string, string]
    const forms: Readonly<Record<string, string>> = {
      'of nothing': '',
      'of two parts': `${first}.${second}`,
      'of four parts': `${good}.${third}`,
      'with a dot at the end': `${good}.`,
      'with two dots at the end': `${good}..`,
      'with a dot before it': `.${good}`,
      'with a line end': `${good}\n`,
      'with white space before it': ` ${good}`,
      'with an empty header': `.${second}.${third}`,
      'with an empty payload': `${first}..${third}`,
      'with padding after the header': `${first}=.${second}.${third}`,
      'with padding after the signature': `${good}==`,
      'in base64': `${first}.${base64url('{"a":"~~~"}').replaceAll('-', '+')}.${third}`,
      'with a character of another alphabet': `${first}.${second}.*${third.slice(1)}`,
      'with a percent sign': `${first}%2E${second}.${third}`,
      'with spare bits in the signature': good.slice(0, -1) + nextLetter(good.at(-1) as string),
      'in the JSON serialization': JSON.stringify({ payload: second, signatures: [] }),
      'of selective disclosure': `${good}~`,
    }
    for (const [what, token] of Object.entries(forms)) {
      it(what, () => expect(codeOf(token)).to.equal('JWT_MALFORMED'))
    }

    const texts: Readonly<Record<string, readonly [header: string, payload: string]>> = {
      'whose header is no JSON': ['{', payload],
      'whose header is a list': ['[]', payload],
      'whose header is null': ['null', payload],
      'whose header has a key twice': ['{"alg":"none","alg":"EdDSA"}', payload],
      'whose header has the key __proto__': ['{"alg":"EdDSA","__proto__":{"kid":"x"}}', payload],
      'whose header has a byte order mark': [`\ufeff${header}`, payload],
      'without alg': ['{"typ":"JWT"}', payload],
      'whose alg is a list': ['{"alg":["EdDSA"]}', payload],
      'whose alg is null': ['{"alg":null}', payload],
      'whose kid is a number': [withHeader({ kid: 1 }), payload],
      'whose typ is a list': [withHeader({ typ: ['JWT'] }), payload],
      'whose cty is a number': [withHeader({ cty: 1 }), payload],
      'whose jwk is text': [withHeader({ jwk: 'x' }), payload],
      'whose jwk is a list': [withHeader({ jwk: [] }), payload],
      'whose payload is no JSON': [header, `${payload}}`],
      'whose payload is text': [header, '"x"'],
      'whose payload has a key twice': [header, payload.replace('{', '{"issuer":"did:example:x",')],
      'whose payload has half a pair': [header, '{"a":"\\ud800"}'],
      'whose vc is a list': [header, '{"vc":[]}'],
      'whose vc is null': [header, '{"vc":null}'],
      'with one credential in vc and another beside it': [
        header,
        JSON.stringify({ ...badge, vc: oldCredential }),
      ],
      'with a context in vc and another beside it': [
        header,
        JSON.stringify({ '@context': badge['@context'], vc: oldCredential }),
      ],
      'with a subject in vc and another beside it': [
        header,
        JSON.stringify({ credentialSubject: {}, vc: oldCredential }),
      ],
      'of the type vc+jwt with vc': [withHeader({ typ: 'vc+jwt' }), '{"vc":{}}'],
      'of the type vc+jwt with vp': [withHeader({ typ: 'vc+jwt' }), '{"vp":{}}'],
      'of the type vp+jwt with vp': [withHeader({ typ: 'vp+jwt' }), '{"vp":{}}'],
      'whose vp is a list': [header, '{"vp":[]}'],
      'with vc and vp': [header, JSON.stringify({ vc: oldCredential, vp: presentation })],
      'with a presentation in vp and its context beside it': [
        header,
        JSON.stringify({ '@context': presentation['@context'], vp: presentation }),
      ],
      'with a presentation in vp and a credential beside it': [
        header,
        JSON.stringify({ verifiableCredential: [], vp: presentation }),
      ],
      'whose iss is an object': [header, '{"iss":{"id":"did:example:x"}}'],
      'whose sub is null': [header, '{"sub":null}'],
      'whose jti is a number': [header, '{"jti":1}'],
      'whose nonce is a number': [header, '{"nonce":1}'],
      'whose nbf is a date': [header, '{"nbf":"2026-03-01T09:00:00Z"}'],
      'whose exp is negative': [header, '{"exp":-1}'],
      'whose exp is after the year 9999': [header, '{"exp":253402300800}'],
      'whose exp is null': [header, '{"exp":null}'],
      'whose aud is null': [header, '{"aud":null}'],
      'whose aud has a number': [header, '{"aud":["a",1]}'],
      'whose aud is a list in a list': [header, '{"aud":[["a"]]}'],
    }
    for (const [what, [head, body]] of Object.entries(texts)) {
      it(what, () => expect(codeOf(signTexts(head, body))).to.equal('JWT_MALFORMED'))
    }

    it('whose payload is not UTF-8', () => {
      const bytes = base64url(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]))
      expect(codeOf(signParts(first, bytes))).to.equal('JWT_MALFORMED')
    })

    it('whose payload or header is too long, without decoding a much longer one', () => {
      const long = (bytes: number) => JSON.stringify({ a: 'x'.repeat(bytes - 8) })
      expect(codeOf(signTexts(header, long(2 ** 20)))).to.equal('vc+jwt')
      expect(codeOf(signTexts(header, long(2 ** 20 + 1)))).to.equal('JWT_MALFORMED')
      const filler = (bytes: number) => withHeader({ x5u: 'x'.repeat(bytes - header.length - 9) })
      expect(codeOf(signTexts(filler(2 ** 16), payload))).to.equal('JWT')
      expect(codeOf(signTexts(filler(2 ** 16 + 1), payload))).to.equal('JWT_MALFORMED')

      expect(codeOf(`${first}.${'A'.repeat(2 ** 26)}.${third}`)).to.equal('JWT_MALFORMED')
      expect(codeOf('.'.repeat(2 ** 26))).to.equal('JWT_MALFORMED')
    })

    it('beyond the limits that it is given', () => {
      expect(() => parseJwt(good, { maxBytes: 10 })).to.throw(JwtError)
      expect(() => parseJwt(good, { maxBytes: Number.NaN })).to.throw(JwtError)
      expect(() => parseJwt(good, { maxDepth: 2 })).to.throw(JwtError)
    })
  })

  describe('does not judge a token', () => {
    const texts: Readonly<Record<string, readonly [header: object, payload: string]>> = {
      'with crit': [{ crit: ['exp'], exp: 1 }, payload],
      'with an empty crit': [{ crit: [] }, payload],
      'with b64': [{ b64: false }, payload],
      'with b64 and crit': [{ b64: false, crit: ['b64'] }, payload],
      'with a header of its own': [{ iss: 'did:example:x' }, payload],
      'with a header that objects inherit': [{ toString: 'x' }, payload],
      'of another type': [{ typ: 'at+jwt' }, payload],
      'of a type in lower case': [{ typ: 'jwt' }, payload],
      'of a type in a draft': [{ typ: 'vc+ld+jwt' }, payload],
      'of selective disclosure': [{ typ: 'vc+sd-jwt' }, payload],
      'of the type of something inherited': [{ typ: 'constructor' }, payload],
      'whose content is a token': [{ typ: 'JWT', cty: 'JWT' }, payload],
      'whose content is a presentation, of the type vc+jwt': [
        { typ: 'vc+jwt', cty: 'vp' },
        payload,
      ],
    }
    for (const [what, [head, body]] of Object.entries(texts)) {
      it(what, () => {
        expect(codeOf(signTexts(withHeader(head), body))).to.equal('JWT_NOT_SUPPORTED')
      })
    }
  })

  it('tells the profiles apart by the type, and without one by the payload', () => {
    const read = (head: object, body: JsonObject) =>
      codeOf(signTexts(withHeader(head), JSON.stringify(body)))
    expect(read({ typ: 'JWT' }, badge)).to.equal('JWT')
    expect(read({ typ: 'vc+jwt' }, { ...badge, ...claims })).to.equal('vc+jwt')
    expect(read({ typ: 'application/vc+jwt', cty: 'application/vc' }, badge)).to.equal('vc+jwt')
    expect(read({ typ: 'vp+jwt', cty: 'vp' }, presentation)).to.equal('vp+jwt')
    expect(read({}, { vc: oldCredential })).to.equal('JWT')
    expect(read({}, { ...badge, nbf: 1 })).to.equal('JWT')
    expect(read({}, { ...badge, exp: 1, iss: 'a', sub: 'b', jti: 'c' })).to.equal('vc+jwt')
    expect(read({}, presentation)).to.equal('vp+jwt')
    expect(read({}, { ...presentation, type: 'VerifiablePresentation' })).to.equal('vp+jwt')
  })

  it('reads the header, and of keys only `kid` and `jwk`', () => {
    const jwk = { kty: 'OKP' }
    const head = { typ: 'JWT', jwk, x5c: ['x'], x5u: 'x', jku: 'x', x5t: 'x', 'x5t#S256': 'x' }
    expect(parseJwt(signTexts(withHeader(head), payload)).header).to.deep.equal({
      alg: 'EdDSA',
      kid,
      typ: 'JWT',
      jwk,
    })
  })
})

function nextLetter(letter: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return letters[letters.indexOf(letter) + 1] as string
}
