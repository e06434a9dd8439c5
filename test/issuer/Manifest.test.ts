import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import {
  type Manifest,
  ManifestError,
  parseManifest,
  toManifest,
} from '../../src/issuer/Manifest.ts'
import { sealBatch } from '../support/academy.ts'

const registry = { chainId: 7, address: `0x${'11'.repeat(20)}` } as const
const key = `0x${'22'.repeat(20)}` as const
const bytes = (byte: string) => `0x${byte.repeat(32)}` as const

describe('parseManifest', () => {
  let manifest: Manifest
  before(async () => {
    const documents = Array.from(
      { length: 5 },
      (_, i) => ({ secret: `learner ${i}` }) as JsonObject,
    )
    const batch = await sealBatch({ documents, registry, key })
    manifest = toManifest(batch, ['1.json', '2.json'])
  })

  it('reads what toManifest writes', () => {
    const text = JSON.stringify(manifest)
    expect(parseManifest(JSON.parse(text))).to.deep.equal(manifest)
    expect(manifest.credentials.map(({ file }) => file)).to.deep.equal([
      '1.json',
      '2.json',
      ...Array(3),
    ])
    expect(text).to.not.include('learner')
  })

  const credential = (change: object) => (it: Manifest) => ({
    ...it,
    credentials: it.credentials.with(2, { ...it.credentials[2]!, ...change }),
  })
  const changes: readonly (readonly [what: string, change: (it: Manifest) => object])[] = [
    ['another leaf', credential({ leaf: bytes('01') })],
    ['a leaf that is too short', credential({ leaf: '0x01' })],
    ['an index that another has', (it) => credential({ index: it.credentials[1]?.index })(it)],
    ['an index beyond the size', credential({ index: 5 })],
    ['an index before the first', credential({ index: -1 })],
    ['half an index', credential({ index: 0.5 })],
    ['a digest that is none', credential({ digest: 'x' })],
    ['a member of a credential that is not known', credential({ name: 'Ada' })],
    ['another root', (it) => ({ ...it, root: bytes('01') })],
    ['another size', (it) => ({ ...it, size: 6 })],
    ['no credentials', (it) => ({ ...it, size: 0, credentials: [] })],
    ['one credential less', (it) => ({ ...it, size: 4, credentials: it.credentials.slice(1) })],
    [
      'two indexes exchanged',
      (it) => ({
        ...it,
        credentials: it.credentials.map((one, i) => ({
          ...one,
          index: it.credentials[i ^ 1]?.index ?? one.index,
        })),
      }),
    ],
    ['another version', (it) => ({ ...it, version: 2 })],
    ['a registry without a chain', (it) => ({ ...it, registry: registry.address })],
    ['a key that is none', (it) => ({ ...it, key: bytes('01') })],
    ['a member that is not known', (it) => ({ ...it, note: 'x' })],
  ]
  for (const [what, change] of changes) {
    it(`refuses ${what}`, () => {
      expect(() => parseManifest(change(manifest) as JsonValue))
        .to.throw(ManifestError)
        .with.property('code', 'MANIFEST_MALFORMED')
    })
  }

  it('reads credentials in any order', () => {
    const credentials = manifest.credentials.toReversed()
    expect(parseManifest({ ...manifest, credentials } as unknown as JsonValue).size).to.equal(5)
  })
})
