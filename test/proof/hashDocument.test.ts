import { expect } from 'chai'
import { concatBytes, utf8 } from '../../src/base/bytes.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { type ContextSet, loadContextSets, UnknownContextError } from '../../src/proof/contexts.ts'
import {
  createDocumentLoader,
  hashDocument,
  toBaseError,
  toNQuads,
} from '../../src/proof/hashDocument.ts'
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

  it('is that of statements, where there are no contexts', async () => {
    const document = { '@id': 'urn:x:1', '@type': 'urn:x:T' }
    const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    const statements = keyHash.Ed25519(utf8(`<urn:x:1> <${type}> <urn:x:T> .\n`))
    const actual = await hashDocument({ document, options: document, contexts: new Map() })
    expect(actual).to.deep.equal(concatBytes(statements, statements))
  })

  it('works the last 64 short options out once', async () => {
    let reads = 0
    const id = { url: other, digest: 'none' }
    const text = { '@context': { '@vocab': 'https://a.example/' } }
    const counted = {
      id,
      get text() {
        reads += 1
        return text
      },
    }
    const hash = (bytes: Uint8Array) => keyHash.Ed25519(bytes)
    /** Whether the options were worked on: the document always is. */
    const isNew = async (name: string) => {
      reads = 0
      const document = { '@context': other, name: 'x' }
      await hashDocument({
        document,
        options: { name },
        contexts: new Map([[other, counted]]),
        hash,
      })
      return reads === 2
    }
    const longest = 4096 - JSON.stringify([{ '@context': other, name: '' }, [id]]).length
    for (const [name, first, second] of [
      ['a', true, false],
      ['b'.repeat(longest), true, false],
      ['c'.repeat(longest + 1), true, true],
    ] as const) {
      expect([await isNew(name), await isNew(name)]).to.deep.equal([first, second])
    }
    for (let i = 0; i < 62; i++) expect(await isNew(`${i}`)).to.equal(true)
    expect(await isNew('a')).to.equal(false)
    expect([await isNew('62'), await isNew('0'), await isNew('a')]).to.deep.equal([
      true,
      false,
      true,
    ])
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

describe('toNQuads', () => {
  it('knows no context beside those that it is given', async () => {
    const [url, missing] = ['https://a.example/context', 'https://a.example/missing']
    const [contexts = new Map()] = await loadContextSets({ '@context': url }, new Map([[url, {}]]))
    const document = { '@context': [url, missing], '@id': 'urn:x:1' }
    const error = await toNQuads(document, contexts).catch((thrown) => thrown)
    expect(error).to.be.instanceOf(UnknownContextError).and.include({ url: missing })
  })

  it('names nodes that look alike as the library does with a hash of its own', async () => {
    const { cryptosuite } = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')
    const toChain = (end: string) => ({ 'urn:x:n': { 'urn:x:n': { 'urn:x:q': end } } })
    const document = { '@graph': [toChain('1'), toChain('2')] }
    const expected = await cryptosuite.canonize(document, {
      documentLoader: createDocumentLoader(new Map()),
    })
    expect(await toNQuads(document, new Map())).to.equal(expected)
  })
})

describe('toBaseError', () => {
  const codeOf = (error: unknown) => toBaseError(error).code
  const event = (details: object) => ({ details: { event: { code: 'x', details } } })

  it('passes on that a context is not known, also from inside of another error', () => {
    const cause = new UnknownContextError({ url: 'https://a.example/' })
    expect(toBaseError(cause)).to.equal(cause)
    expect(toBaseError({ details: { cause } })).to.equal(cause)
  })

  it('names the term that nothing defines: a member, or a type', () => {
    for (const details of [{ property: 'a', type: 'b' }, { type: 'a' }]) {
      expect(toBaseError(event(details))).to.include({ code: 'UNDEFINED_TERM', term: 'a' })
    }
  })

  it('finds no canonical form in any other case', () => {
    const others = [
      event({ type: ['a'] }),
      event({}),
      {},
      { details: {} },
      { details: { event: {} } },
    ]
    for (const error of [...others, new Error('a.'), 'text', 5]) {
      expect(codeOf(error)).to.equal('CANONICALIZATION_FAILED')
    }
  })
})
