import { createHash } from 'node:crypto'
import { base58 } from '@scure/base'
import { expect } from 'chai'
import { isOfDigest } from '../../src/schema/isOfDigest.ts'
import { readSchemaEntries } from '../../src/schema/SchemaEntry.ts'

describe('readSchemaEntries', () => {
  it('reads one entry and several, of each kind, with digests from both places', () => {
    const [url, other] = ['https://a.example/1', 'https://a.example/2']
    expect(readSchemaEntries({})).to.deep.equal([])
    const one = { id: url, type: 'JsonSchema' }
    expect(readSchemaEntries({ credentialSchema: one })).to.deep.equal([
      { url, kind: 'JsonSchema', digests: [] },
    ])
    const document = {
      credentialSchema: [
        { id: url, type: ['1EdTechJsonSchemaValidator2019'], digestSRI: 'sha256-x' },
        { id: other, type: 'Other' },
      ],
      relatedResource: [{ id: url, digestMultibase: 'zQm' }, { id: 'https://a.example/3' }],
    }
    expect(readSchemaEntries(document)).to.deep.equal([
      { url, kind: '1EdTechJsonSchemaValidator2019', digests: ['sha256-x', 'zQm'] },
      { url: other, kind: 'unknown', digests: [] },
    ])
  })
})

describe('isOfDigest', () => {
  const bytes = new TextEncoder().encode('{}')
  const sri = (name: string, content: string | Uint8Array = bytes) =>
    `${name}-${createHash(name).update(content).digest('base64')}`
  const multihash = (content: string | Uint8Array) => {
    const digest = createHash('sha256').update(content).digest()
    return Uint8Array.from([0x12, 0x20, ...digest])
  }

  it('knows the three hashes of Subresource Integrity, and any of several', () => {
    for (const name of ['sha256', 'sha384', 'sha512']) {
      expect(isOfDigest(bytes, sri(name))).to.equal(true)
      expect(isOfDigest(bytes, sri(name, '[]'))).to.equal(false)
    }
    expect(isOfDigest(bytes, `${sri('sha256', '[]')} ${sri('sha512')}`)).to.equal(true)
  })

  it('knows multihashes of SHA-256 in base58 and base64url', () => {
    const texts = (content: string | Uint8Array) => [
      `z${base58.encode(multihash(content))}`,
      `u${Buffer.from(multihash(content)).toString('base64url')}`,
    ]
    for (const text of texts(bytes)) expect(isOfDigest(bytes, text)).to.equal(true)
    for (const text of texts('[]')) expect(isOfDigest(bytes, text)).to.equal(false)
  })

  it('does not judge by another kind', () => {
    const others = ['md5-1B2M2Y8AsgTpgAmY7PhCfg==', 'sha256-%%%', '', 'z1111', 'u', 'zl0', 'u!']
    for (const text of [...others, `z${'1'.repeat(100_000)}`]) {
      expect(isOfDigest(bytes, text), text.slice(0, 20)).to.equal(undefined)
    }
  })
})
