import { expect } from 'chai'
import { knownContexts } from '../../src/credential/contexts.ts'
import { findUnsupported } from '../../src/credential/findUnsupported.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { badge, leastCredential } from './samples.ts'

const pointersOf = (document: JsonObject) => findUnsupported(document).map(({ pointer }) => pointer)

describe('findUnsupported', () => {
  const processed: Readonly<Record<string, JsonObject>> = {
    'a badge': badge,
    'the least credential': leastCredential,
    'every pinned context': { '@context': [...knownContexts] },
    'a value object': { name: { '@value': 'n', '@language': 'en', '@direction': 'ltr' } },
    'a typed value object': { name: [{ '@value': '1', type: 'integer' }] },
    'the signs elsewhere in a key': { 'a@b': 1, 'a/b': 1 },
    'itself named inside': { id: 'a:b', evidence: [{ id: 'a:b', type: ['X'], name: 'n' }] },
    'another thing with its members': { id: 'a:b', evidence: { id: 'a:c', validUntil: 'x' } },
    'a thing without an id': { evidence: { validUntil: 'x' } },
    'the signs in a value': { a: '@nest', b: ['x:y'] },
  }
  for (const [what, document] of Object.entries(processed)) {
    it(`finds nothing in ${what}`, () => {
      expect(pointersOf(document)).to.deep.equal([])
    })
  }

  const unsupported: Readonly<Record<string, readonly [JsonObject, ...string[]]>> = {
    'a keyword': [{ '@nest': {} }, '/@nest'],
    'what only looks like one': [{ '@': 1, '@x': 1 }, '/@', '/@x'],
    'aliases of members': [{ '@id': 'a', '@type': 'b' }, '/@id', '/@type'],
    'a graph': [
      { '@graph': [], '@included': [], '@reverse': {} },
      '/@graph',
      '/@included',
      '/@reverse',
    ],
    'a keyword inside': [{ a: [{ b: { '@json': 1 } }] }, '/a/0/b/@json'],
    'a keyword in a value object': [{ a: { '@value': 1, '@type': 'b' } }, '/a/@type'],
    'another case': [{ a: { '@Value': 1 } }, '/a/@Value'],
    'a language without a value': [{ a: { '@language': 'en' } }, '/a/@language'],
    'a value object inside a value': [{ a: { '@value': { '@id': 'b' } } }, '/a/@value/@id'],
    'an IRI': [{ 'https://schema.org/name': 'n' }, '/https:~1~1schema.org~1name'],
    'a compact IRI': [{ a: { 'schema:name': 'n' } }, '/a/schema:name'],
    'a colon alone': [{ ':': 1 }, '/:'],
    'an IRI and what is in it': [{ 'a:b': { '@id': 1 } }, '/a:b', '/a:b/@id'],
    'an inline context': [{ '@context': [{ name: 'x:y' }] }, '/@context/0'],
    'an unknown context': [
      { '@context': [[...knownContexts][0]!, 'https://example.com'] },
      '/@context/1',
    ],
    'a known context in another spelling': [
      { '@context': ['https://www.w3.org/ns/credentials/v2#'] },
      '/@context/0',
    ],
    'a nested context': [{ credentialSubject: { '@context': [] } }, '/credentialSubject/@context'],
    'a context in a proof': [{ proof: { '@context': [...knownContexts] } }, '/proof/@context'],
    'a context inside an array': [{ a: [{ '@context': {} }] }, '/a/0/@context'],
    'an end of itself inside': [
      { id: 'a:b', evidence: [{ related: { id: 'a:b', validUntil: 'x' } }] },
      '/evidence/0/related',
    ],
    'a status of itself inside': [
      { id: 'a:b', evidence: { id: 'a:b', credentialStatus: {} } },
      '/evidence',
    ],
    'a context of nothing': [{ '@context': [null] }, '/@context/0'],
  }
  for (const [what, [document, ...pointers]] of Object.entries(unsupported)) {
    it(`finds ${what}`, () => {
      expect(pointersOf(document)).to.deep.equal(pointers)
    })
  }

  it('leaves a context that is no list to the shape of a credential', () => {
    expect(pointersOf({ '@context': 'https://example.com' })).to.deep.equal([])
  })

  it('stops after a hundred, however many there are', () => {
    const iri = { ':': 0 }
    expect(pointersOf({ a: Array(200_000).fill(iri) })).to.have.length(100)
    expect(pointersOf({ '@context': Array(200_000).fill('x:y') })).to.have.length(100)
  })

  it('is quick under a long key', function () {
    this.timeout(5_000)
    expect(pointersOf({ ['k'.repeat(500_000)]: Array(60_000).fill({ ':': 0 }) })).to.have.length(
      100,
    )
  })
})

describe('findUnsupported, types of the document', () => {
  const badge = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#AchievementCredential'
  const pointersOf = (type: string | string[]) =>
    findUnsupported({ '@context': [], type }).map(({ pointer }) => pointer)

  it('finds one that is written as an IRI', () => {
    expect(pointersOf(['VerifiableCredential', badge])).to.deep.equal(['/type/1'])
    expect(pointersOf(badge)).to.deep.equal(['/type'])
    expect(pointersOf(['VerifiableCredential', 'OpenBadgeCredential'])).to.deep.equal([])
  })
})

describe('findUnsupported, credentials inside', () => {
  const contexts = ['https://www.w3.org/ns/credentials/v2']
  const inner = { '@context': contexts, type: ['VerifiableCredential', 'EndorsementCredential'] }

  it('takes their own contexts, where credentials stand', () => {
    const subject = {
      endorsement: [inner],
      verifiableCredential: [inner, { ...inner, issuer: { endorsement: inner } }],
    }
    expect(pointersOf({ '@context': contexts, credentialSubject: subject })).to.deep.equal([])
  })

  const unsupported: Readonly<Record<string, readonly [JsonObject, ...string[]]>> = {
    'a context that is not pinned': [
      { endorsement: [{ ...inner, '@context': [...contexts, 'https://example.com'] }] },
      '/endorsement/0/@context/1',
    ],
    'an inline context': [
      { verifiableCredential: { ...inner, '@context': [{ name: 'x:y' }] } },
      '/verifiableCredential/@context/0',
    ],
    'a context that is no list': [
      { endorsement: { ...inner, '@context': contexts[0]! } },
      '/endorsement/@context',
    ],
    'a context of what is no credential': [
      { endorsement: [{ '@context': contexts, type: 'Profile' }] },
      '/endorsement/0/@context',
    ],
    'a context of a credential elsewhere': [{ evidence: [inner] }, '/evidence/0/@context'],
    'a context below a credential': [
      { endorsement: [{ ...inner, issuer: { '@context': contexts } }] },
      '/endorsement/0/issuer/@context',
    ],
    'another keyword in it': [{ endorsement: [{ ...inner, '@nest': {} }] }, '/endorsement/0/@nest'],
    'a type that is an IRI': [
      { endorsement: { ...inner, type: ['VerifiableCredential', 'a:b'] } },
      '/endorsement/type/1',
    ],
  }
  for (const [what, [document, ...pointers]] of Object.entries(unsupported)) {
    it(`finds ${what}`, () => {
      expect(pointersOf(document)).to.deep.equal(pointers)
    })
  }
})
