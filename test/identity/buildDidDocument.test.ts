import { expect } from 'chai'
import { parseJson } from '../../src/credential/parseJson.ts'
import { buildDidDocument } from '../../src/identity/buildDidDocument.ts'
import { DidDocumentError } from '../../src/identity/DidDocument.ts'
import { InvalidDidWebError } from '../../src/identity/didWeb.ts'
import { parseDidDocument } from '../../src/identity/parseDidDocument.ts'

const did = 'did:web:academy.example'
const multikey = 'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu'
const jwk = { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' }
const registry = { chainId: 1, address: `0x${'ab'.repeat(20)}` } as const
const keys = [{ multikey }, { jwk }]
const issuers = [
  { registry, issuerId: 17 },
  { registry: { ...registry, chainId: 10 }, issuerId: 1 },
]

const build = (change: Partial<Parameters<typeof buildDidDocument>[0]> = {}) =>
  buildDidDocument({ did, assertionKeys: keys, cairnIssuers: issuers, ...change })

describe('buildDidDocument', () => {
  it('writes what is read again', () => {
    const document = parseJson(JSON.stringify(build()))
    expect(parseDidDocument(document, did)).to.deep.equal({
      did,
      assertionMethod: [
        { id: `${did}#${multikey}`, key: { multikey } },
        { id: `${did}#key-2`, key: { jwk } },
      ],
      authentication: [],
      cairnIssuers: issuers,
    })
  })

  it('names the contexts of the keys that there are', () => {
    const contextOf = (assertionKeys: typeof keys | []) => build({ assertionKeys })['@context']
    const own = 'https://www.w3.org/ns/did/v1'
    expect(contextOf([])).to.deep.equal([own])
    expect(build({ assertionKeys: [{ multikey }] })['@context']).to.deep.equal([
      own,
      'https://w3id.org/security/multikey/v1',
    ])
    expect(build({ assertionKeys: [{ jwk }] })['@context']).to.deep.equal([
      own,
      'https://w3id.org/security/jwk/v1',
    ])
  })

  for (const other of ['did:key:z6Mk', 'academy.example', 'did:web:127.0.0.1']) {
    it(`refuses to be the document of ${other}`, () => {
      expect(() => build({ did: other })).to.throw(InvalidDidWebError)
    })
  }

  const faults = {
    'a key twice': { assertionKeys: [{ multikey }, { multikey }] },
    'a secret Multikey': {
      assertionKeys: [{ multikey: 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq' }],
    },
    'a secret JWK': { assertionKeys: [{ jwk: { ...jwk, d: 'ZA' } }] },
    'no key': { assertionKeys: [{ multikey: 'key' }] },
    'issuer 0': { cairnIssuers: [{ registry, issuerId: 0 }] },
    'half an issuer': { cairnIssuers: [{ registry, issuerId: 1.5 }] },
    'no registry': { cairnIssuers: [{ registry: { ...registry, chainId: 0 }, issuerId: 1 }] },
  }
  for (const [what, change] of Object.entries(faults)) {
    it(`refuses ${what}`, () => {
      expect(() => build(change))
        .to.throw(DidDocumentError)
        .with.property('code', 'DID_DOCUMENT_MALFORMED')
    })
  }

  it('shows no secret that it refuses', () => {
    const secret = 'z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq'
    const refused = () => build({ assertionKeys: [{ multikey: secret }] })
    expect(refused)
      .to.throw(DidDocumentError)
      .with.property('message')
      .that.does.not.include('en7t5')
  })
})
