import { createHmac } from 'node:crypto'
import { expect } from 'chai'
import type { FetchResource } from '../../../src/base/FetchResource.ts'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { buildDidDocument } from '../../../src/identity/buildDidDocument.ts'
import { createVerifier } from '../../../src/verifier/createVerifier.ts'
import { defaultPolicy } from '../../../src/verifier/Policy.ts'
import {
  badge,
  base64url,
  claims,
  kid,
  oldCredential,
  publicJwk,
  publicKey,
  signTexts,
  signToken,
} from '../../proof/jwt/tokens.ts'

const did = 'did:web:academy.example'
const now = Date.parse('2026-06-01T00:00:00Z')
const payload: JsonObject = { ...badge, ...claims }
const head = (header: object) => JSON.stringify({ alg: 'EdDSA', kid, ...header })
const signed = (header: object, body: object = payload) =>
  signTexts(head(header), JSON.stringify(body))
const unsigned = (header: object, signature = '') =>
  `${base64url(head(header))}.${base64url(JSON.stringify(payload))}.${signature}`

/** The domain of the academy lists one key, under the name in the tokens; any other domain has the thief's. */
const fetch: FetchResource = async (url) => {
  const isOwn = url.startsWith('https://academy.example/')
  const owner = isOwn ? did : `did:web:${new URL(url).host}`
  const key = publicKey(isOwn ? 'eddsa' : 'es256')
  const document = buildDidDocument({ did: owner, assertionKeys: [key], cairnIssuers: [] })
  const [method = ''] = document.assertionMethod as readonly string[]
  const text = JSON.stringify(document).replaceAll(method, `${owner}#key-1`)
  return { url, body: new TextEncoder().encode(text) }
}

async function judge(token: string) {
  const policy = { ...defaultPolicy, anchor: 'optional' } as const
  const { verdict, checks } = await createVerifier({ policy, fetch, now: () => now }).verify(token)
  const code = (name: string) => checks.find(({ check }) => check === name)?.code
  const [format, signature, identity] = ['format', 'signature', 'identity'].map(code)
  return { verdict: `${verdict.authenticity} ${verdict.lifecycle}`, format, signature, identity }
}

type Trick = readonly [what: string, token: () => string | Promise<string>]

const hmac = (alg: string, secret: string) => {
  const text = unsigned({ alg }).slice(0, -1)
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

describe('a token by somebody who has no key of the issuer', () => {
  it('is valid by the key of the issuer', async () => {
    expect(await judge(signed({}))).to.deep.equal({
      verdict: 'valid current',
      ...{ format: 'FORMAT_OK', signature: 'SIGNATURE_OK', identity: 'IDENTITY_DOMAIN' },
    })
  })

  const broken: readonly Trick[] = [
    ...['none', 'None', 'nOnE', 'NONE', 'HS256', 'hs512'].map(
      (alg): Trick => [`alg ${alg}`, () => unsigned({ alg })],
    ),
    ['HMAC with the public key', () => hmac('HS256', publicJwk('eddsa').x as string)],
    ['HMAC with the whole key', () => hmac('HS256', JSON.stringify(publicJwk('eddsa')))],
    ['no signature', () => unsigned({})],
    ['a signature of zeros', () => unsigned({}, base64url(new Uint8Array(64)))],
    ['alg of another curve', () => signToken(payload, {}, 'es256')],
    ['alg of RSA', () => signToken(payload, {}, 'rs256')],
    [
      'the alg of the key, and a signature of another',
      () => signTexts(head({}), JSON.stringify(payload), 'es256'),
    ],
    [
      'its own key beside the name of the other',
      () => signToken(payload, { jwk: publicJwk('es256') }, 'es256'),
    ],
  ]
  for (const [what, token] of broken) {
    it(`is invalid with ${what}`, async () => {
      expect(await judge(await token())).to.include({
        verdict: 'invalid current',
        signature: 'SIGNATURE_BROKEN',
      })
    })
  }

  const elsewhere: readonly Trick[] = [
    [
      'its key in the header',
      () => signToken(payload, { kid: undefined as never, jwk: publicJwk('es256') }, 'es256'),
    ],
    [
      'its own name for the key',
      () => signToken(payload, { kid: 'did:web:thief.example#key-1' }, 'es256'),
    ],
    [
      'the name of the issuer in another path',
      () => signToken(payload, { kid: `${did}:x#key-1` }, 'es256'),
    ],
    [
      'a name with a user',
      () => signToken(payload, { kid: `did:web:academy.example%40thief.example#key-1` }, 'es256'),
    ],
  ]
  for (const [what, token] of elsewhere) {
    it(`is nobody's word with ${what}`, async () => {
      const { verdict, identity } = await judge(await token())
      expect(verdict).to.equal('indeterminate current')
      expect(identity).to.not.match(/PINNED|DOMAIN|GRANTED|SELF/)
    })
  }

  const headers: readonly object[] = [
    { crit: ['exp'], exp: 1 },
    { crit: [] },
    { b64: false },
    { zip: 'DEF' },
    { cty: 'vp' },
    { typ: 'vc+sd-jwt' },
    { iss: did },
  ]
  for (const header of headers) {
    it(`is not processed with ${JSON.stringify(header)}`, async () => {
      expect(await judge(signed(header))).to.include({
        verdict: 'indeterminate unknown',
        format: 'FORMAT_UNSUPPORTED',
      })
    })
  }

  const mismatches: readonly JsonObject[] = [
    { iss: 'did:web:thief.example' },
    { iss: 'did:web:ACADEMY.example' },
    { sub: 'did:example:other' },
    { jti: 'urn:uuid:other' },
    { nbf: 1772355601 },
    { exp: 1835514001 },
    { exp: 1772355600 },
    { iss: '' },
  ]
  for (const change of mismatches) {
    it(`is invalid where it says ${JSON.stringify(change)} beside the document`, async () => {
      const { verdict, signature } = await judge(signed({}, { ...payload, ...change }))
      expect([verdict.split(' ')[0], signature]).to.deep.equal(['invalid', 'SIGNATURE_BROKEN'])
    })
    it(`is invalid where it says ${JSON.stringify(change)} beside \`vc\``, async () => {
      const old = { ...claims, vc: oldCredential, ...change }
      const { verdict, signature } = await judge(signed({ typ: 'JWT' }, old))
      expect([verdict.split(' ')[0], signature]).to.deep.equal(['invalid', 'SIGNATURE_BROKEN'])
    })
  }

  const malformed: Readonly<Record<string, string>> = {
    'a claim twice': signTexts(head({}), JSON.stringify(payload).replace('{', '{"iss":"x",')),
    'a claim twice by an escape': signTexts(
      head({}),
      JSON.stringify(payload).replace('{', '{"is\\u0073":"x",'),
    ),
    'a header twice': signTexts(head({}).replace('{', '{"alg":"none",'), JSON.stringify(payload)),
    'two credentials': signed({ typ: 'JWT' }, { ...payload, vc: oldCredential }),
    'a time that is text': signed({}, { ...payload, exp: '1835514000' }),
    'a time beyond any date': signed({}, { ...payload, exp: 1e15 }),
    'a time before all': signed({}, { ...payload, nbf: -1 }),
    padding: `${signed({})}=`,
    'a part more': `${signed({})}.`,
  }
  for (const [what, token] of Object.entries(malformed)) {
    it(`is invalid with ${what}`, async () => {
      expect((await judge(token)).verdict).to.equal('invalid unknown')
    })
  }

  it('is valid after VC Data Model 1.1, until the earlier of its ends', async () => {
    const { exp: _, ...rest } = claims
    const ofEnds = async (ends: JsonObject) =>
      (await judge(signed({ typ: 'JWT' }, { ...rest, vc: { ...oldCredential, ...ends } }))).verdict
    expect(await ofEnds({})).to.equal('valid current')
    expect(await ofEnds({ validUntil: '2026-05-31T00:00:00Z' })).to.equal('valid expired')
    expect(await ofEnds({ validFrom: '2026-06-02T00:00:00Z' })).to.equal('valid not-yet-valid')
  })
})
