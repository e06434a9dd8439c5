import { expect } from 'chai'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import { toMultikeyFromJwk } from '../../src/base/toMultikeyFromJwk.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { buildDidDocument } from '../../src/identity/buildDidDocument.ts'
import { createVerifier, type VerifierOptions } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy, type Policy } from '../../src/verifier/Policy.ts'
import { badge, claims, kid, publicKey, signToken } from '../proof/jwt/tokens.ts'

const did = 'did:web:academy.example'
const now = Date.parse('2026-06-01T00:00:00Z')
const seconds = now / 1000

/** The academy's domain, which lists the keys of these tests, the first under the name in the tokens. */
function hosting(...signers: readonly ('eddsa' | 'es256' | 'rs256')[]): FetchResource {
  const document = JSON.stringify(
    buildDidDocument({ did, assertionKeys: signers.map(publicKey), cairnIssuers: [] }),
  )
  const [method] = (JSON.parse(document) as { assertionMethod: readonly string[] }).assertionMethod
  const body = new TextEncoder().encode(method ? document.replaceAll(method, kid) : document)
  return async (url) => ({ body, url })
}

async function judge(token: string, options: Partial<VerifierOptions> = {}) {
  const policy = { ...defaultPolicy, anchor: 'optional' } as const
  const fetch = hosting('eddsa')
  const verifier = createVerifier({ policy, fetch, now: () => now, ...options })
  const { verdict, checks } = await verifier.verify(token)
  const code = (name: string) => checks.find(({ check }) => check === name)?.code
  return {
    ...verdict,
    format: code('format'),
    signature: code('signature'),
    identity: code('identity'),
  }
}

describe('credentials that are tokens', () => {
  it('are valid where the domain lists the key', async () => {
    for (const signer of ['eddsa', 'es256', 'rs256'] as const) {
      const token = await signToken({ ...badge, ...claims }, {}, signer)
      expect(await judge(`${token}\n`, { fetch: hosting(signer) })).to.deep.include({
        authenticity: 'valid',
        lifecycle: 'current',
        policy: { outcome: 'accepted' },
        identity: 'IDENTITY_DOMAIN',
      })
    }
  })

  it('are read out of bytes and envelopes alike', async () => {
    const token = await signToken({ ...badge, ...claims })
    const envelope = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/jwt,${token}`,
    }
    expect((await judge(JSON.stringify(envelope))).authenticity).to.equal('valid')
    const verifier = createVerifier({ now: () => now })
    const { checks } = await verifier.verify(new TextEncoder().encode(token))
    expect(checks[0]?.code).to.equal('FORMAT_OK')
  })

  it('are over when their own time is, whatever the document says', async () => {
    const header = { typ: 'vc+jwt' }
    const ofTime = async (time: JsonObject) =>
      (await judge(await signToken({ ...badge, ...time }, header))).lifecycle

    const { validFrom: _, validUntil: __, ...timeless } = badge
    expect((await judge(await signToken(timeless, header))).lifecycle).to.equal('current')
    expect(await ofTime({})).to.equal('current')
    expect(await ofTime({ exp: seconds + 1 })).to.equal('current')
    expect(await ofTime({ exp: seconds })).to.equal('expired')
    expect(await ofTime({ nbf: seconds })).to.equal('current')
    expect(await ofTime({ nbf: seconds + 1 })).to.equal('not-yet-valid')
  })

  it('are not the issuer where only the token itself says so', async () => {
    const { jwk } = publicKey('eddsa') as { readonly jwk: JsonObject }
    const token = await signToken({ ...badge, ...claims }, { kid: undefined as never, jwk })
    expect(await judge(token, { fetch: hosting('es256') })).to.deep.include({
      authenticity: 'indeterminate',
      signature: 'SIGNATURE_OK',
      identity: 'IDENTITY_NOT_NAMED',
    })
  })

  it('are the issuer where the policy names the key, in whatever form the token has it', async () => {
    const { fetch: _, ...none } = { fetch: undefined }
    for (const signer of ['eddsa', 'es256'] as const) {
      const { jwk } = publicKey(signer) as { readonly jwk: JsonObject }
      const assertionKey = toMultikeyFromJwk(
        jwk as Parameters<typeof toMultikeyFromJwk>[0],
      ) as string
      const token = await signToken(
        { ...badge, ...claims },
        { kid: undefined as never, jwk },
        signer,
      )
      const policy = { ...defaultPolicy, anchor: 'optional', pins: [{ issuer: did, assertionKey }] }
      const verifier = createVerifier({ policy: policy as Policy, now: () => now, ...none })
      const { checks } = await verifier.verify(token)
      const codes = checks.map(({ code }) => code)
      expect(codes, signer).to.include.members(['SIGNATURE_OK', 'IDENTITY_PINNED'])
    }
  })

  it('are their own where a did:key signed them', async () => {
    const { jwk } = publicKey('eddsa') as { readonly jwk: JsonObject }
    const multikey = toMultikeyFromJwk(jwk as Parameters<typeof toMultikeyFromJwk>[0]) as string
    const id = `did:key:${multikey}`
    const own = { ...badge, issuer: { ...(badge.issuer as JsonObject), id } }
    const token = await signToken({ ...own, ...claims, iss: id }, { kid: `${id}#${multikey}` })
    expect(await judge(token)).to.deep.include({
      authenticity: 'valid',
      signature: 'SIGNATURE_OK',
      identity: 'IDENTITY_SELF',
    })
  })

  it('are not a forgery where the domain is not reached', async () => {
    const token = await signToken({ ...badge, ...claims })
    const { fetch: _, ...rest } = { fetch: undefined }
    const policy = { ...defaultPolicy, anchor: 'optional' } as const
    const verifier = createVerifier({ policy, now: () => now, ...rest })
    expect((await verifier.verify(token)).verdict.authenticity).to.equal('indeterminate')
  })

  it('are invalid where a byte was changed, or a claim contradicts the document', async () => {
    const token = await signToken({ ...badge, ...claims })
    const [head, , signature] = token.split('.')
    const other = await signToken({ ...badge, ...claims, name: 'Other' })
    const mixed = [head, other.split('.')[1], signature].join('.')
    const lying = await signToken({ ...badge, ...claims, jti: 'urn:uuid:other' })
    for (const bad of [mixed, lying]) {
      expect(await judge(bad)).to.deep.include({
        authenticity: 'invalid',
        signature: 'SIGNATURE_BROKEN',
      })
    }
  })
})
