import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { FetchError } from '../../src/base/FetchError.ts'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import { createDidResolver } from '../../src/identity/createDidResolver.ts'
import { toResolveKey } from '../../src/identity/toResolveKey.ts'

const now = new Date('2026-01-01T00:00:00Z')

describe('toResolveKey', () => {
  const fetch: FetchResource = async (url) => {
    if (url === 'https://example.com/.well-known/did.json')
      return { body: await readFile('test/vectors/did/did-web.json'), url }
    throw new FetchError({ code: 'FETCH_UNREACHABLE', url, problem: 'nobody answers' })
  }
  const resolveKey = toResolveKey(createDidResolver({ fetch }), now)

  it('finds the key of a verification method', async () => {
    expect(await resolveKey('did:web:example.com#key-0', 'assertionMethod')).to.deep.equal({
      jwk: { kty: 'OKP', crv: 'Ed25519', x: '0-e2i2_Ua1S5HbTYnVB0lj2Z2ytXu2-tYmDFf8f5NjU' },
    })
  })

  for (const method of [
    'did:web:example.com#key-1',
    'did:web:example.com#key-3',
    'did:web:example.com',
    '#key-0',
    'did:web:other.example#key-0',
    'did:web:other.example#did:web:example.com#key-0',
    '',
  ]) {
    it(`finds none behind ${JSON.stringify(method)}`, async () => {
      expect(await resolveKey(method, 'assertionMethod')).to.equal(undefined)
    })
  }
})
