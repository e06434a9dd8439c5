import { expect } from 'chai'
import type { BaseError } from '../../src/base/BaseError.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { type ContextSet, loadContextSets, UnknownContextError } from '../../src/proof/contexts.ts'
import {
  type ContextResolver,
  createContextResolver,
} from '../../src/proof/createContextResolver.ts'
import {
  createDocumentLoader,
  toBaseError,
  toNQuads,
  UndefinedTermError,
} from '../../src/proof/hashDocument.ts'
import { badge, readJson } from './vectors.ts'

/** As the library does it by itself, everything worked out anew. */
async function toFresh(document: JsonObject, contexts: ContextSet): Promise<string> {
  const { cryptosuite } = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')
  const documentLoader = createDocumentLoader(contexts)
  return cryptosuite.canonize(document, { documentLoader }).catch((error) => {
    throw toBaseError(error)
  })
}

const [credentialsV2, openBadges] = badge['@context'] as [string, string]
const pinned = { '@context': [credentialsV2, openBadges] }
const achievement = { id: 'urn:x:a', type: ['Achievement'], name: 'A', description: 'B' }

const documents: Readonly<Record<string, JsonObject>> = {
  'a badge': badge,
  'a published badge': withoutProof(readJson('openbadges/simple.json')),
  'terms of several types in one place': {
    ...pinned,
    type: ['VerifiableCredential', 'OpenBadgeCredential', 'VerifiablePresentation'],
    credentialSubject: { type: ['AchievementSubject', 'Profile'], achievement },
  },
  'a type within a type within itself': {
    ...pinned,
    type: ['VerifiableCredential'],
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: { ...achievement, creator: { id: 'urn:x:c', type: ['Profile'], name: 'C' } },
    },
    issuer: {
      id: 'urn:x:i',
      type: 'Profile',
      parentOrg: { id: 'urn:x:p', type: 'Profile', name: 'P' },
    },
  },
  'contexts in another order': { ...badge, '@context': [openBadges, credentialsV2, openBadges] },
  'one context alone': { '@context': [credentialsV2], type: 'VerifiableCredential', name: 'x' },
  'a graph inside': {
    '@context': [credentialsV2],
    type: 'VerifiablePresentation',
    verifiableCredential: [{ type: 'VerifiableCredential', issuer: 'urn:x:i', name: 'y' }],
  },
  'contexts inside': {
    '@context': [credentialsV2],
    type: 'VerifiablePresentation',
    verifiableCredential: [{ ...badge }],
  },
  'an older document': {
    '@context': ['https://www.w3.org/2018/credentials/v1'],
    type: 'VerifiableCredential',
    issuer: 'urn:x:i',
    issuanceDate: '2020-01-01T00:00:00Z',
    credentialSubject: { id: 'urn:x:s' },
  },
}

function withoutProof({ proof: _, ...document }: JsonObject): JsonObject {
  return document
}

describe('createContextResolver', function () {
  this.timeout(20_000)

  for (const round of ['first', 'second', 'third']) {
    for (const [what, document] of Object.entries(documents)) {
      it(`changes nothing of ${what}, the ${round} time`, async () => {
        for (const contexts of await loadContextSets(document)) {
          const outcome = toOutcome(toNQuads(document, contexts))
          expect(await outcome).to.deep.equal(await toOutcome(toFresh(document, contexts)))
        }
      })
    }
  }

  it('changes nothing where documents are worked on at once', async () => {
    const all = Object.values(documents).flatMap((document) => [document, document, document])
    const sets = await Promise.all(all.map((document) => loadContextSets(document)))
    const given = all.map((document, i) => [document, sets[i]?.[0] ?? new Map()] as const)
    const outcomes = await Promise.all(given.map((it) => toOutcome(toNQuads(...it))))
    const fresh = await Promise.all(given.map((it) => toOutcome(toFresh(...it))))
    expect(outcomes).to.deep.equal(fresh)
  })

  it('finds a term without a definition each time', async () => {
    const document = { ...badge, credentialSubject: { ...badge.credentialSubject, madeUp: 'x' } }
    const [contexts = new Map()] = await loadContextSets(document)
    for (let i = 0; i < 3; i++) {
      const error = await toNQuads(document, contexts).catch((thrown) => thrown)
      expect(error).to.be.instanceOf(UndefinedTermError).and.include({ term: 'madeUp' })
      await toNQuads(badge, contexts)
    }
  })

  it('keeps two texts of one URL apart', async () => {
    const document = { ...badge, awardedDate: '2026-01-01T00:00:00Z' }
    const sets = await loadContextSets(document)
    expect(sets).to.have.length(2)
    for (let i = 0; i < 2; i++) {
      const outcomes = await Promise.all(sets.map((set) => toOutcome(toNQuads(document, set))))
      const fresh = await Promise.all(sets.map((set) => toOutcome(toFresh(document, set))))
      expect(outcomes).to.deep.equal(fresh)
      expect(outcomes[0]).to.not.deep.equal(outcomes[1])
    }
  })

  it('knows no context beside those of the set', async () => {
    const [contexts = new Map()] = await loadContextSets({ '@context': [credentialsV2] })
    const error = await toNQuads(badge, contexts).catch((thrown) => thrown)
    expect(error).to.be.instanceOf(UnknownContextError).and.include({ url: openBadges })
  })

  describe('what it remembers', () => {
    let resolver: ContextResolver
    before(async () => {
      const [contexts = new Map()] = await loadContextSets({ '@context': [credentialsV2] })
      resolver = createContextResolver(contexts)
    })
    const find = async (active: Active) => {
      const [resolved] = await resolver.resolve({ activeCtx: active, context: credentialsV2 })
      return resolved
    }
    const keep = async (active: Active) =>
      (await find(active))?.setProcessed(active, { context: toActive(), events: [] })
    const isKept = async (active: Active) =>
      (await find(active))?.getProcessed(active) !== undefined

    it('is what a context means beside the ten others that came last', async () => {
      const actives = Array.from({ length: 11 }, toActive)
      for (const active of actives) await keep(active)
      const kept = await Promise.all(actives.map(isKept))
      expect(kept).to.deep.equal([false, ...Array(10).fill(true)])

      const [, second, third] = actives as [Active, Active, Active]
      await isKept(second)
      await keep(toActive())
      expect([await isKept(second), await isKept(third)]).to.deep.equal([true, false])
    })

    it('is found again beside any copy of what holds where the context stands', async () => {
      const [origin, copy, processed] = [
        toActive(),
        toActive(),
        { context: toActive(), events: [] },
      ]
      ;(await find(origin))?.setProcessed(copy, processed)
      expect((await find(origin))?.getProcessed(toActive())).to.equal(processed)
      expect((await find(origin))?.getProcessed(origin)).to.equal(undefined)
      expect((await find(toActive()))?.getProcessed(copy)).to.equal(undefined)

      const context = [credentialsV2, credentialsV2]
      const [, second] = await resolver.resolve({ activeCtx: origin, context })
      expect(second?.getProcessed(copy)).to.equal(undefined)
    })

    it('is copied, never changed', async () => {
      const previousContext = { ...toActive(), mappings: new Map([['a', {}]]) }
      const names = { '@base': null, '@language': 'en', '@vocab': 'https://a.example/' }
      const context = { ...toActive(), mappings: new Map([['b', {}]]), protected: { b: true } }
      const whole = { ...context, ...names, inverse: {}, previousContext }
      for (const remembered of [context, whole]) {
        const active = toActive()
        ;(await find(active))?.setProcessed(active, { context: remembered, events: [] })
        const copy = remembered.clone()
        expect(copy).to.deep.equal({ ...remembered, inverse: null })
        expect(copy.mappings).to.not.equal(remembered.mappings)
        expect(copy.protected).to.not.equal(remembered.protected)
      }
      expect(context.revertToPreviousContext()).to.equal(context)
      const active = toActive()
      ;(await find(active))?.setProcessed(active, { context: previousContext, events: [] })
      const reverted = whole.revertToPreviousContext()
      expect(reverted).to.deep.equal({ ...previousContext, inverse: null })
      expect(whole.revertToPreviousContext()).to.equal(reverted)
    })
  })
})

/** N-Quads, or what is wrong. */
function toOutcome(work: Promise<string>): Promise<string> {
  return work.catch((error: BaseError) => `${error.code}: ${error.shortMessage}`)
}

type Active = Parameters<ReturnType<typeof createContextResolver>['resolve']>[0]['activeCtx']

function toActive(): Active {
  const active: Active = {
    mappings: new Map(),
    protected: {},
    getInverse: undefined,
    clone: () => active,
    revertToPreviousContext: () => active,
  }
  return active
}
