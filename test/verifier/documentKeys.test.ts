import { expect } from 'chai'
import type { FetchResource } from '../../src/base/FetchResource.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { buildDidDocument } from '../../src/identity/buildDidDocument.ts'
import type { DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { createEddsaSigner } from '../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import type { RegistryReader, WindowRecord } from '../../src/registry/Registry.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import type { Pin, Policy } from '../../src/verifier/Policy.ts'
import { createPair, createProof, toOptions } from '../proof/signers.ts'
import { createSigner } from '../support/academy.ts'
import { from } from '../support/cases/Case.ts'
import { claimKey } from '../support/claimKey.ts'
import { openStage, type Stage } from '../support/openStage.ts'

const did = 'did:web:registered.example'
const created = '2024-02-01T00:00:00Z'
const second = Date.parse(created) / 1000

describe('the key of a bare document', () => {
  let stage: Stage
  let registered: Pin
  let signer: DocumentSigner
  let document: JsonObject
  let undated: JsonObject
  before(async () => {
    stage = await openStage()
    const { issuerId } = await claimKey(stage.chain, { identifier: did, account: 6 })
    registered = { issuer: did, registered: { registry: stage.chain.registry, issuerId } }
    signer = await createSigner()
    const { validFrom: _, ...badge } = from(did)
    document = await signEddsaRdfc2022({ document: badge, signer, created })
    const { created: __, ...proof } = document.proof as JsonObject
    undated = { ...document, proof }
  })
  after(() => stage.chain.close())

  type Change = {
    readonly window?: WindowRecord | undefined
    readonly reader?: Partial<RegistryReader>
    readonly policy?: Partial<Policy>
    readonly fetch?: FetchResource
  }
  const judge = async (it: JsonObject, { window, reader, policy, fetch }: Change) => {
    const now = await stage.chain.now()
    const registries = [{ ...stage.chain.reader, readAssertionKey: async () => window, ...reader }]
    const verifier = stage.verifier({
      policy: { ...stage.policy, pins: [registered], ...policy },
      registries,
      now: () => now,
      ...(fetch && { fetch }),
    })
    const { verdict, checks } = await verifier.verify(JSON.stringify(it))
    const find = (name: string) => checks.find(({ check }) => check === name)
    const [key, identity] = [find('key'), find('identity')]
    return {
      authenticity: verdict.authenticity,
      key: key?.code,
      identity: identity?.code,
      facts: identity?.facts.map(({ name }) => name),
    }
  }
  const keyCode = async (window: WindowRecord) => (await judge(document, { window })).key

  it('is good while it has no end', async () => {
    expect(await judge(document, { window: { from: 1 } })).to.deep.include({
      authenticity: 'valid',
      key: 'KEY_OF_DOCUMENTS',
      identity: 'IDENTITY_PINNED',
    })
  })

  it('is good for what was signed before its end, to the second', async () => {
    expect(await judge(document, { window: { from: 1, end: second + 1 } })).to.deep.include({
      authenticity: 'valid',
      key: 'KEY_OF_DOCUMENTS',
    })
    expect(await keyCode({ from: 1, end: second })).to.equal('KEY_OF_DOCUMENTS_ENDED')
  })

  it('is bad from its compromise on, to the second, and never good before', async () => {
    const since = async (badSince: number) => keyCode({ from: 1, badSince })
    expect(await since(second)).to.equal('KEY_OF_DOCUMENTS_COMPROMISED')
    expect(await since(second + 1)).to.equal('KEY_OF_DOCUMENTS_UNDATED')
  })

  it('is not judged where the registry cannot be read', async () => {
    const readAssertionKey = () =>
      Promise.reject(new RegistryError({ code: 'REGISTRY_UNREACHABLE', problem: 'away' }))
    expect(await judge(document, { reader: { readAssertionKey } })).to.deep.include({
      authenticity: 'indeterminate',
      key: 'CHAIN_UNREACHABLE',
    })
  })

  it('is nothing on chain where the issuer never listed it', async () => {
    const { key } = await judge(document, {})
    expect(key).to.equal('NOT_APPLICABLE')
  })

  it('is the one that is pinned, and no other', async () => {
    const pinned = { issuer: did, assertionKey: signer.publicKeyMultibase }
    const { publicKeyMultibase: other } = await createSigner(8)
    const by = async (...pins: readonly Pin[]) => {
      const { identity, facts } = await judge(document, { policy: { pins } })
      return [identity, facts?.at(-1)]
    }
    expect(await by(pinned)).to.deep.equal(['IDENTITY_PINNED', 'pin'])
    expect(await by({ issuer: did, assertionKey: other }, pinned)).to.deep.equal([
      'IDENTITY_PINNED',
      'pin',
    ])
    expect((await by({ issuer: did, assertionKey: other }))[0]).to.equal('IDENTITY_OTHER_PIN')
  })

  describe('by its domain', () => {
    const host = (hosted: JsonObject): FetchResource => {
      const body = new TextEncoder().encode(JSON.stringify(hosted))
      return async (url) => ({ url, body })
    }
    const policy = { pins: [] }
    const listing = async (seed: number) => {
      const own = await createEddsaSigner({ seed: new Uint8Array(32).fill(seed) })
      const keys = [{ multikey: own.publicKeyMultibase }]
      return buildDidDocument({ did, assertionKeys: keys, cairnIssuers: [] }) as JsonObject
    }

    it('is the one that the domain lists, and no other', async () => {
      const hosted = await listing(3)
      const [verificationMethod = ''] = hosted.assertionMethod as readonly string[]
      const own = await createEddsaSigner({ seed: new Uint8Array(32).fill(3), verificationMethod })
      const badge = await signEddsaRdfc2022({ document: from(did), signer: own, created })
      expect(await judge(badge, { policy, fetch: host(hosted) })).to.deep.include({
        authenticity: 'valid',
        identity: 'IDENTITY_DOMAIN',
        facts: ['issuer', 'key', 'verification method'],
      })
      const { identity } = await judge(document, { policy, fetch: host(hosted) })
      expect(identity).to.equal('IDENTITY_NOT_NAMED')
    })

    it('is not known where the domain is away', async () => {
      const fetch: FetchResource = async () => {
        throw new Error('away')
      }
      const { identity } = await judge(document, { policy, fetch })
      expect(identity).to.equal('IDENTITY_UNREACHABLE')
    })
  })

  it('is judged without a date where there is none, and then never good after an end', async () => {
    const { validFrom: _, ...badge } = from(did)
    const pair = createPair('Ed25519')
    const { created: __, ...options } = toOptions('eddsa-rdfc-2022', pair)
    const proof = await createProof(pair, badge, options)
    const codeOf = async (window: WindowRecord) => {
      const { authenticity, key } = await judge({ ...badge, proof } as JsonObject, { window })
      return [authenticity, key]
    }
    const unknown = ['indeterminate', 'KEY_OF_DOCUMENTS_UNDATED']
    expect(await codeOf({ from: 1 })).to.deep.equal(['valid', 'KEY_OF_DOCUMENTS'])
    expect(await codeOf({ from: 1, end: second })).to.deep.equal(unknown)
    expect(await codeOf({ from: 1, badSince: second })).to.deep.equal(unknown)
  })

  it('is the one that is registered, of two that signed', async () => {
    const { proof: own, ...badge } = document
    const { proof: second } = await signEddsaRdfc2022({
      document: badge as JsonObject,
      signer: await createSigner(8),
      created,
    })
    const readAssertionKey: RegistryReader['readAssertionKey'] = async (_id, multikey) =>
      multikey === signer.publicKeyMultibase ? { from: 1 } : undefined
    for (const proof of [
      [own, second],
      [second, own],
    ]) {
      const { key } = await judge({ ...badge, proof } as JsonObject, {
        reader: { readAssertionKey },
      })
      expect(key).to.equal('KEY_OF_DOCUMENTS')
    }
  })

  it('says nothing where the date was cut off: what was signed is another document', async () => {
    expect((await judge(undated, { window: { from: 1 } })).authenticity).to.not.equal('valid')
  })
})
