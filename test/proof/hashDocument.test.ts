import { expect } from 'chai'
import { utf8 } from '../../src/base/bytes.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { type ContextSet, loadContextSets } from '../../src/proof/contexts.ts'
import { hashDocument, toNQuads } from '../../src/proof/hashDocument.ts'
import { keyHash } from '../../src/proof/keyHash.ts'
import { createPair, toOptions } from './signers.ts'
import { badge } from './vectors.ts'

describe('hashDocument, of one document after the other', () => {
  const options = toOptions('eddsa-rdfc-2022', createPair('Ed25519'))

  // A text that gives a member of the options another name.
  const other = 'https://a.example/context'
  const withText = (name: string): Promise<readonly ContextSet[]> => {
    const terms = { id: '@id', type: '@type', '@vocab': `https://${name}.example/` }
    return loadContextSets({ '@context': other }, new Map([[other, { '@context': terms }]]))
  }

  async function expectFresh(given: {
    document: JsonObject
    options: JsonObject
    contexts: ContextSet
    hash?: (typeof keyHash)['P-384']
  }) {
    const { hash = keyHash.Ed25519, document, contexts } = given
    const config = { '@context': document['@context'] ?? [], ...given.options }
    const fresh = hash(utf8(await toNQuads(config, contexts, hash)))
    for (let i = 0; i < 2; i++) {
      const actual = await hashDocument(given)
      expect(actual.slice(0, fresh.length)).to.deep.equal(fresh)
      actual.fill(0)
    }
  }

  it('has the hash of these options, whatever was hashed before', async () => {
    const [contexts = new Map()] = await loadContextSets(badge)
    await expectFresh({ document: badge, options, contexts })
    await expectFresh({ document: badge, options, contexts, hash: keyHash['P-384'] })
    const later = { ...options, created: '2026-03-01T09:00:01Z' }
    await expectFresh({ document: badge, options: later, contexts })
  })

  it('has the hash under this text of a context, not under another of the same URL', async () => {
    const [one] = await withText('one')
    const [two] = await withText('two')
    const document = { '@context': other, name: 'x' }
    await expectFresh({ document, options, contexts: one as ContextSet })
    await expectFresh({ document, options, contexts: two as ContextSet })
  })

  it('has the hash of options that are not kept: many, and long', async () => {
    const [contexts = new Map()] = await loadContextSets(badge)
    for (let i = 0; i < 70; i++) {
      await hashDocument({ document: badge, options: { ...options, id: `urn:x:${i}` }, contexts })
    }
    await expectFresh({ document: badge, options: { ...options, id: 'urn:x:0' }, contexts })
    const long = { ...options, id: `urn:x:${'x'.repeat(5000)}` }
    await expectFresh({ document: badge, options: long, contexts })
  })
})
