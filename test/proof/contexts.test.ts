import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import canonicalize from 'canonicalize'
import { expect } from 'chai'
import { knownContexts, learnerRecord, openBadges } from '../../src/credential/contexts.ts'
import {
  type ContextSet,
  isKnownContext,
  isPinned,
  loadContextSets,
  type PinnedContext,
  pinnedContexts,
} from '../../src/proof/contexts.ts'
import { toNQuads, UndefinedTermError } from '../../src/proof/hashDocument.ts'
import { badge, examples, laterBadge, readJson, unsigned } from './vectors.ts'

const serialize = canonicalize as unknown as (value: object) => string
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('contexts', () => {
  it('pins a text for every known context', () => {
    const pinned = new Set(pinnedContexts.map(({ url }) => url))
    expect([...knownContexts].filter((url) => !pinned.has(url))).to.deep.equal([])
  })

  for (const { url, digest, read } of pinnedContexts) {
    it(`holds ${url} as ${digest.slice(0, 8)}`, async () => {
      expect(sha256(serialize(await read()))).to.equal(digest)
    })
  }

  // The digests that W3C publishes are of the file: VC Data Model 2.0 §B.1, Data Integrity 1.0 §2.4.1.
  it('holds the Data Integrity context that W3C published', async () => {
    const url = 'https://w3id.org/security/data-integrity/v2'
    const text = await pinnedContexts.find((context) => context.url === url)?.read()
    expect(sha256(JSON.stringify(text, null, 2))).to.equal(
      '67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4',
    )
  })

  // The digest of the file in the recommendation of Bitstring Status List 1.0. The package has that text in a module.
  it('holds the context of status lists that W3C published', () => {
    const entrance = import.meta.resolve('@digitalbazaar/vc-bitstring-status-list-context')
    const module = readFileSync(new URL('context.js', entrance), 'utf8')
    const text = /export default\n(.*);\n$/s.exec(module)?.[1]
    expect(sha256(`${text}\n`)).to.equal(
      'fda5add353231e6a6884a46b12e6c75464281900cb348284d9c360f62381d9f7',
    )
  })

  // The digest of the file, as others recorded it: see test/vectors/openbadges/README.md.
  it('holds the CLR context that 1EdTech published', async () => {
    const text = await pinnedContexts.find(({ url }) => url === learnerRecord)?.read()
    expect(sha256(JSON.stringify(text, null, 2))).to.equal(
      '880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6',
    )
  })

  it('gives one set for a document whose contexts have one text each', async () => {
    expect(await loadContextSets(unsigned, examples)).to.have.length(1)
  })

  it('gives two sets for a badge, however often it names its contexts', async () => {
    const repeated = Array.from({ length: 40 }, () => openBadges)
    const document = { ...badge, '@context': [...badge['@context'], ...repeated] }
    expect(await loadContextSets(document)).to.have.length(2)
  })

  it('lets nobody replace a pinned text', async () => {
    const [set] = await loadContextSets(badge, new Map([[openBadges, { '@context': {} }]]))
    expect(set?.get(openBadges)?.id.digest).to.match(/^c5e555a9/)
  })

  it('gives one empty set where there are no contexts', async () => {
    for (const document of [{}, { '@context': [], a: null, b: ['text', 5] }]) {
      expect(await loadContextSets(document)).to.deep.equal([new Map()])
    }
  })

  it('holds no other text than the pinned one, and reads it once', async () => {
    let reads = 0
    const read = async () => {
      reads += 1
      return {}
    }
    const all = pinnedContexts as PinnedContext[]
    const count = all.length
    const [url, altered] = ['https://a.example/pinned', 'https://a.example/altered']
    all.push({ url, digest: sha256('{}'), read }, { url: altered, digest: sha256('{} '), read })
    try {
      for (let i = 0; i < 2; i++) {
        const [set] = await loadContextSets({ '@context': url })
        expect(set?.get(url)).to.deep.equal({ id: { url, digest: sha256('{}') }, text: {} })
      }
      expect(reads).to.equal(1)
      const error = await loadContextSets({ '@context': altered }).catch((reason) => reason)
      expect(error).to.have.property('code', 'CONTEXT_DIGEST')
    } finally {
      all.splice(count)
    }
  })

  it('tells whether all of a set is pinned', async () => {
    const [pinned, mixed] = await Promise.all([
      loadContextSets(badge),
      loadContextSets(unsigned, examples),
    ])
    expect(pinned.map(isPinned)).to.deep.equal([true, true])
    expect(mixed.map(isPinned)).to.deep.equal([false])
    expect(isPinned(new Map())).to.equal(true)
  })

  it('gives the texts for documents inside of a document', async () => {
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      verifiableCredential: [badge],
    }
    const sets = await loadContextSets(presentation)
    expect(sets.map((set) => [...set.keys()])).to.deep.equal([badge['@context'], badge['@context']])
    for (const context of ['https://a.example/', { '@vocab': 'https://a.example/' }]) {
      const inner = { ...badge, credentialSubject: { '@context': context } }
      const error = await loadContextSets({ ...presentation, inner }).catch((reason) => reason)
      expect(error).to.have.property('code', 'UNKNOWN_CONTEXT')
    }
  })

  it('knows a context without reading it', () => {
    expect(isKnownContext(openBadges)).to.equal(true)
    expect(isKnownContext('https://a.example/')).to.equal(false)
    expect(isKnownContext('https://a.example/', new Map([['https://a.example/', {}]]))).to.equal(
      true,
    )
    expect(isKnownContext({ '@vocab': 'https://a.example/' })).to.equal(false)
  })

  for (const context of [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@vocab': 'https://a.example/' },
  ]) {
    it(`refuses ${JSON.stringify(context)}`, async () => {
      const document = { ...badge, '@context': [...badge['@context'], context] }
      const error = await loadContextSets(document).catch((reason) => reason)
      expect(error).to.include({
        code: 'UNKNOWN_CONTEXT',
        url: typeof context === 'string' ? context : undefined,
      })
    })
  }
})

describe('the two texts of the Open Badges context', () => {
  let later: ContextSet
  let first: ContextSet
  before(async () => {
    const sets = await loadContextSets(badge)
    expect(sets).to.have.length(2)
    ;[later, first] = sets as [ContextSet, ContextSet]
  })

  for (const [what, document] of Object.entries({
    'a badge of ours': badge,
    "1EdTech's sample": { ...readJson('openbadges/simple.json'), proof: [] },
  })) {
    it(`say the same of ${what}`, async () => {
      expect(await toNQuads(document, later)).to.equal(await toNQuads(document, first))
    })
  }

  it('differ on `inLanguage`: the first one does not define it', async () => {
    expect(await toNQuads(laterBadge, later)).to.include('<https://schema.org/inLanguage> "en"')
    const error = await toNQuads(laterBadge, first).catch((reason) => reason)
    expect(error).to.be.instanceOf(UndefinedTermError).with.property('term', 'inLanguage')
  })

  it('differ on `awardedDate`, whose type the later one leaves without a namespace', async () => {
    const document = { ...badge, awardedDate: '2026-03-01T09:00:00Z' }
    expect(await toNQuads(document, later)).to.include('^^<xsd:dateTime>')
    const error = await toNQuads(document, first).catch((reason) => reason)
    expect(error).to.be.instanceOf(UndefinedTermError).with.property('term', 'awardedDate')
  })
})
