import { expect } from 'chai'
import { FetchError, type FetchErrorCode } from '../../src/base/FetchError.ts'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import { createDidResolver } from '../../src/identity/createDidResolver.ts'

const did = 'did:web:uni.example'
const multikey = 'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu'
const didKey = `did:key:${multikey}`

/** A web of these documents, and the URLs that were asked for. */
function createWeb(resources: Readonly<Record<string, string | Error>>) {
  const asked: string[] = []
  const fetch: FetchResource = async (url, { maxBytes }) => {
    asked.push(url)
    expect(maxBytes).to.equal(131_072)
    const text = resources[url]
    if (typeof text === 'string') return { body: new TextEncoder().encode(text), url }
    throw text ?? new FetchError({ code: 'FETCH_STATUS', url, problem: 'none', status: 404 })
  }
  return { fetch, asked }
}

const place = 'https://uni.example/.well-known/did.json'
const toFetchError = (code: FetchErrorCode, status?: number) =>
  new FetchError({ code, url: place, problem: 'no', status })

async function codeOf(asked: string, resources: Readonly<Record<string, string | Error>> = {}) {
  const resolution = await createDidResolver(createWeb(resources)).resolve(asked)
  return resolution.outcome === 'resolved' ? 'resolved' : resolution.code
}

describe('createDidResolver', () => {
  it('fetches the document of a did:web', async () => {
    const document = { id: did, assertionMethod: [] }
    const { fetch } = createWeb({ [place]: JSON.stringify(document) })
    expect(await createDidResolver({ fetch }).resolve(did)).to.deep.equal({
      outcome: 'resolved',
      document: { did, assertionMethod: [], authentication: [], cairnIssuers: [] },
      url: place,
    })
  })

  it('asks once for each document, also while it is fetched and where it is not found', async () => {
    const { fetch, asked } = createWeb({ [place]: JSON.stringify({ id: did }) })
    const resolver = createDidResolver({ fetch })
    const same = await Promise.all([
      resolver.resolve(did),
      resolver.resolve('did:web:UNI.example'),
      resolver.resolve('did:web:gone.example'),
    ])
    expect(await resolver.resolve(did)).to.equal(same[0])
    expect(same[1]).to.equal(same[0])
    expect(await resolver.resolve('did:web:gone.example')).to.equal(same[2])
    expect(asked).to.deep.equal([place, 'https://gone.example/.well-known/did.json'])
  })

  it('finds a key in a DID without fetching', async () => {
    const resolution = await createDidResolver().resolve(didKey)
    expect(resolution).to.have.property('outcome', 'resolved')
    expect(resolution).not.to.have.property('url')
  })

  it('fetches the document of an https URL that names itself', async () => {
    const url = 'https://uni.example/issuers/1'
    expect(await codeOf(url, { [url]: JSON.stringify({ id: url }) })).to.equal('resolved')
    const bare = 'https://uni.example'
    expect(await codeOf(bare, { [`${bare}/`]: JSON.stringify({ id: bare }) })).to.equal('resolved')
    const other = JSON.stringify({ id: 'https://uni.example/issuers/2' })
    expect(await codeOf(url, { [url]: other })).to.equal('DID_DOCUMENT_OTHER_ID')
  })

  for (const text of [
    '',
    'did:pkh:eip155:1:0xab',
    'did:example:1',
    'DID:WEB:uni.example',
    'http://uni.example/',
    'urn:uuid:1',
  ]) {
    it(`knows no document of ${JSON.stringify(text)}`, async () => {
      expect(await codeOf(text)).to.equal('DID_METHOD_UNKNOWN')
    })
  }

  for (const text of [
    'did:web:127.0.0.1',
    'did:web:uni.example:..',
    'did:key:z6Mk',
    `${didKey}#${multikey}`,
    'did:jwk:e30',
    'https:',
    'https://UNI.example/1',
    'https://uni.example/a/../b',
    'https://uni.example:443/1',
    'https://uni.example/1#key',
    'https:uni.example/1',
  ]) {
    it(`finds ${JSON.stringify(text)} malformed`, async () => {
      expect(await codeOf(text)).to.equal('DID_MALFORMED')
    })
  }

  it('says that it fetches nothing', async () => {
    const resolution = await createDidResolver().resolve(did)
    expect(resolution).to.have.property('code', 'DID_NOT_FETCHED')
  })

  const faults: Readonly<Record<string, [string, string | Error]>> = {
    'an outage': ['DID_UNREACHABLE', toFetchError('FETCH_UNREACHABLE')],
    'a host that is slow': ['DID_UNREACHABLE', toFetchError('FETCH_TIMED_OUT')],
    'a host that must not be asked': ['DID_UNREACHABLE', toFetchError('FETCH_NOT_ALLOWED')],
    'a host that fails': ['DID_UNREACHABLE', toFetchError('FETCH_STATUS', 503)],
    'another error': ['DID_UNREACHABLE', new TypeError('Failed to fetch')],
    'another error with a status': [
      'DID_UNREACHABLE',
      Object.assign(new Error('Not ours'), { status: 404 }),
    ],
    'no document': ['DID_NOT_FOUND', toFetchError('FETCH_STATUS', 404)],
    'a document that is gone': ['DID_NOT_FOUND', toFetchError('FETCH_STATUS', 410)],
    'a page': ['DID_DOCUMENT_MALFORMED', '<!doctype html>'],
    'a key twice in the JSON': ['DID_DOCUMENT_MALFORMED', `{"id": "${did}", "id": "${did}"}`],
    'deep JSON': [
      'DID_DOCUMENT_MALFORMED',
      `{"id": "${did}", "a": ${'['.repeat(32)}${']'.repeat(32)}}`,
    ],
    'a list': ['DID_DOCUMENT_MALFORMED', '[]'],
    "another's document": ['DID_DOCUMENT_OTHER_ID', '{"id": "did:web:other.example"}'],
  }
  for (const [what, [code, resource]] of Object.entries(faults)) {
    it(`says ${code} of ${what}`, async () => {
      expect(await codeOf(did, { [place]: resource })).to.equal(code)
    })
  }
})
