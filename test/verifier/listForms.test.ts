import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { buildDidDocument } from '../../src/identity/buildDidDocument.ts'
import { createEddsaSigner } from '../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import { defaultPolicy, type Policy } from '../../src/verifier/Policy.ts'
import { badge, claims, kid, publicKey, secretJwk, signToken } from '../proof/jwt/tokens.ts'

const did = 'did:web:academy.example'
const url = 'https://academy.example/status/1'
const now = Date.parse('2026-06-01T00:00:00Z')

/** The academy's host: its keys, and the list. */
function host(list: string): FetchResource {
  const keys = { did, assertionKeys: [publicKey('eddsa')], cairnIssuers: [] }
  const document = JSON.stringify(buildDidDocument(keys))
  const [method] = (JSON.parse(document) as { assertionMethod: readonly string[] }).assertionMethod
  const hosted = document.replaceAll(method as string, kid)
  return async (at) => ({ body: new TextEncoder().encode(at === url ? list : hosted), url: at })
}

/** What becomes of a token that nobody anchored, by a list that its issuer signed or that needs no signature. */
async function statusOf(entry: JsonObject, list: string, change: Partial<Policy> = {}) {
  const { id: _, ...rest } = badge
  const document = { ...('unnamed' in change ? rest : badge), credentialStatus: entry }
  const { jti: __, ...unnamed } = claims
  const token = await signToken({ ...document, ...('unnamed' in change ? unnamed : claims) })
  const policy = { ...defaultPolicy, anchor: 'optional', ...change } as const
  const verifier = createVerifier({ policy, fetch: host(list), now: () => now })
  const { verdict, checks } = await verifier.verify(token)
  const status = checks.find(({ check }) => check === 'status')!
  return { lifecycle: verdict.lifecycle, code: status.code, facts: status.facts }
}

describe('a list of revoked identifiers', () => {
  const entry = { id: url, type: '1EdTechRevocationList' }
  const listing = (...ids: readonly unknown[]) =>
    JSON.stringify({ id: url, issuer: did, revokedCredentials: ids.map((id) => ({ id })) })

  it('revokes the credential that it names, and no other', async () => {
    const source = { from: 'host', host: 'academy.example' }
    const facts = [{ name: 'status list', value: url, source }]
    expect(await statusOf(entry, listing('urn:x', badge.id))).to.deep.equal({
      ...{ lifecycle: 'revoked', code: 'STATUS_REVOKED', facts },
    })
    expect(await statusOf(entry, listing('urn:x'))).to.deep.equal({
      ...{ lifecycle: 'current', code: 'STATUS_CURRENT', facts },
    })
  })

  it('says nothing of a credential without an identifier', async () => {
    const { code } = await statusOf(entry, listing(badge.id), { unnamed: true } as object)
    expect(code).to.equal('STATUS_LIST_NOT_READ')
  })
})

describe('a status list that is shorter than the standard wants', () => {
  const entry = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '1',
    statusListCredential: url,
  }
  /** Sixteen bits, the second of them set, signed by the academy. */
  const short = async () => {
    const seed = Buffer.from(secretJwk('eddsa').d as string, 'base64url')
    const signer = await createEddsaSigner({ seed, verificationMethod: kid })
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: url,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: did,
      validFrom: '2026-01-01T00:00:00Z',
      credentialSubject: {
        id: `${url}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: `u${gzipSync(Uint8Array.of(0x40, 0)).toString('base64url')}`,
      },
    }
    const created = document.validFrom
    return JSON.stringify(await signEddsaRdfc2022({ document, signer, created }))
  }

  it('is not read, unless the policy says so', async () => {
    expect((await statusOf(entry, await short())).code).to.equal('STATUS_LIST_NOT_READ')
    const { code } = await statusOf(entry, await short(), { shortStatusLists: true })
    expect(code).to.equal('STATUS_REVOKED')
  })
})
