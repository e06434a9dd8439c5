import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { type JsonValue, parseJson } from '../../src/credential/parseJson.ts'
import { DidDocumentError } from '../../src/identity/DidDocument.ts'
import { findKey } from '../../src/identity/findKey.ts'
import { parseDidDocument } from '../../src/identity/parseDidDocument.ts'

const did = 'did:web:uni.example'
const multikey = 'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu'
const jwk = { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' }
const method = { id: '#a', type: 'Multikey', controller: did, publicKeyMultibase: multikey }
const registry = { chainId: 1, address: `0x${'ab'.repeat(20)}` } as const
const endpoint = `eip155:1:${registry.address}`
const now = new Date('2026-01-01T00:00:00Z')

async function readVector(name: string): Promise<JsonValue> {
  return parseJson(await readFile(`test/vectors/did/${name}.json`))
}

describe('parseDidDocument', () => {
  it('reads the published did:web document', async () => {
    const document = parseDidDocument(await readVector('did-web'), 'did:web:example.com')
    const ids = ['did:web:example.com#key-0', 'did:web:example.com#key-2']
    expect(document.assertionMethod.map(({ id }) => id)).to.deep.equal(ids)
    expect(document.authentication).to.deep.equal(document.assertionMethod)
    expect(document.assertionMethod[0]?.key).to.deep.equal({
      jwk: { kty: 'OKP', crv: 'Ed25519', x: '0-e2i2_Ua1S5HbTYnVB0lj2Z2ytXu2-tYmDFf8f5NjU' },
    })
    // Listed for the agreement of keys only.
    const answer = findKey(document, 'did:web:example.com#key-1', 'assertionMethod', now)
    expect(answer).to.include({ code: 'METHOD_NOT_LISTED' })
  })

  it('reads the published controlled identifier document, and trusts no key of another', async () => {
    const vector = (await readVector('controlled-identifier')) as {
      readonly [key: string]: JsonValue
    }
    const assertionMethod = ['#authn-key-123', 'https://controller.example/101#key-20240828']
    const document = parseDidDocument({ ...vector, assertionMethod }, 'https://controller.example')
    expect(document.assertionMethod).to.deep.equal([
      {
        id: 'https://controller.example#authn-key-123',
        key: { multikey },
        end: Date.UTC(2025, 11, 1),
      },
      { id: 'https://controller.example/101#key-20240828', key: undefined },
    ])
  })

  it('reads references and embedded methods, relative and absolute', () => {
    const b = { ...method, id: `${did}#b`, type: 'JsonWebKey', publicKeyJwk: jwk }
    const { publicKeyMultibase: _, ...own } = b
    const document = parseDidDocument(
      {
        '@context': ['https://www.w3.org/ns/did/v1', { a: [] }],
        id: 'did:web:UNI.example',
        alsoKnownAs: ['did:web:other.example'],
        controller: 'did:web:other.example',
        verificationMethod: [method],
        assertionMethod: ['#a', own],
        authentication: ['did:web:Uni.example#a', '#b', '#c', 'did:web:other.example#a', 'x'],
      },
      did,
    )
    expect(document).to.deep.equal({
      did,
      assertionMethod: [
        { id: `${did}#a`, key: { multikey } },
        { id: `${did}#b`, key: { jwk } },
      ],
      authentication: [
        { id: `${did}#a`, key: { multikey } },
        { id: `${did}#b`, key: { jwk } },
        { id: `${did}#c`, key: undefined },
        { id: 'did:web:other.example#a', key: undefined },
        { id: 'x', key: undefined },
      ],
      cairnIssuers: [],
    })
  })

  it('reads whom in a registry it names, and nothing else', () => {
    const service = [
      { id: '#1', type: 'CairnIssuer', serviceEndpoint: `${endpoint}/17` },
      { id: '#2', type: ['X', 'CairnIssuer'], serviceEndpoint: [`${endpoint}/18`, 1, `x/19`, {}] },
      { id: '#3', type: 'Other', serviceEndpoint: `${endpoint}/20` },
      { id: '#4', type: 'CairnIssuer', serviceEndpoint: { uri: `${endpoint}/21` } },
      { id: '#5', type: 'CairnIssuer' },
      { id: '#6' },
    ]
    expect(parseDidDocument({ id: did, service }, did).cairnIssuers).to.deep.equal([
      { registry, issuerId: 17 },
      { registry, issuerId: 18 },
    ])
  })

  const many = Array.from({ length: 101 }, (_, i) => ({ ...method, id: `#${i}` }))
  const faults: Readonly<Record<string, JsonValue>> = {
    'no object': [],
    nothing: null,
    'no id': {},
    'an id that is no text': { id: 1 },
    'an id twice': { id: did, verificationMethod: [method, method] },
    'an id twice, once absolute': {
      id: did,
      verificationMethod: [method, { ...method, id: `${did}#a` }],
    },
    'an id twice, once embedded': {
      id: did,
      verificationMethod: [method],
      assertionMethod: [method],
    },
    'an id twice, embedded for two purposes': {
      id: did,
      assertionMethod: [method],
      authentication: [method],
    },
    'a reference twice': { id: did, verificationMethod: [method], assertionMethod: ['#a', '#a'] },
    'a method without a controller': { id: did, verificationMethod: [{ id: '#a', type: 'X' }] },
    'a method without an id': { id: did, assertionMethod: [{ type: 'X', controller: did }] },
    'a method that is none': { id: did, verificationMethod: ['#a'] },
    'an array of methods that is none': { id: did, verificationMethod: method },
    'a reference that is none': { id: did, assertionMethod: [1] },
    'a service that is none': { id: did, service: ['x'] },
    'too many methods': { id: did, verificationMethod: many },
    'too many keys': { id: did, assertionMethod: many },
    'too many services': { id: did, service: many },
    'an id that is too long': {
      id: did,
      verificationMethod: [{ ...method, id: '#'.repeat(2049) }],
    },
  }
  for (const [what, document] of Object.entries(faults)) {
    it(`refuses a document with ${what}`, () => {
      expect(() => parseDidDocument(document, did))
        .to.throw(DidDocumentError)
        .with.property('code', 'DID_DOCUMENT_MALFORMED')
    })
  }

  for (const id of [
    'did:web:other.example',
    `${did}:a`,
    `${did}#a`,
    '',
    'did:web:uni.example%3A443',
  ]) {
    it(`refuses the document of ${JSON.stringify(id)}`, () => {
      expect(() => parseDidDocument({ id }, did))
        .to.throw(DidDocumentError)
        .with.property('code', 'DID_DOCUMENT_OTHER_ID')
    })
  }
})
