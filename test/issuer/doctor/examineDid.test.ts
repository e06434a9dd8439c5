import { expect } from 'chai'
import { FetchError } from '../../../src/base/FetchError.ts'
import type { FetchResource } from '../../../src/base/FetchResource.ts'
import { buildDidDocument } from '../../../src/identity/buildDidDocument.ts'
import { createDidResolver } from '../../../src/identity/createDidResolver.ts'
import { examineDid } from '../../../src/issuer/doctor/examineDid.ts'

const did = 'did:web:academy.example'
const multikey = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
const registry = { chainId: 1, address: `0x${'ab'.repeat(20)}` } as const
const project = { registry, issuerId: 7, signingKey: { multikey, keystore: 'keys/signing.json' } }

describe('examineDid', () => {
  const codeOf = async (document: object | undefined, of: Partial<typeof project> = {}) => {
    const fetch: FetchResource = async (url) => {
      if (!document) throw new FetchError({ code: 'FETCH_UNREACHABLE', url, problem: 'gone' })
      return { url, body: new TextEncoder().encode(JSON.stringify(document)) }
    }
    const resolver = createDidResolver({ fetch })
    return (await examineDid(did, { ...project, ...of }, resolver)).code
  }

  it('compares what is published with the project', async () => {
    const cairnIssuers = [{ registry, issuerId: 7 }]
    const document = buildDidDocument({ did, assertionKeys: [{ multikey }], cairnIssuers })
    expect(await codeOf(document)).to.equal('DID_OK')
    expect(await codeOf(document, { issuerId: 8 })).to.equal('DID_DIFFERS')
    expect(await codeOf(document, { registry: { ...registry, chainId: 2 as never } })).to.equal(
      'DID_DIFFERS',
    )
    const otherPlace = { ...registry, address: `0x${'cd'.repeat(20)}` } as never
    expect(await codeOf(document, { registry: otherPlace })).to.equal('DID_DIFFERS')
    const signingKey = { ...project.signingKey, multikey: `${multikey.slice(0, -1)}3` }
    expect(await codeOf(document, { signingKey })).to.equal('DID_DIFFERS')
  })

  it('does not know what nobody publishes', async () => {
    expect(await codeOf(undefined)).to.equal('DID_UNREACHABLE')
    expect(await codeOf({ id: did })).to.equal('DID_DIFFERS')
    expect(await codeOf({ id: 'did:web:other.example' })).to.equal('DID_UNREACHABLE')
  })
})
