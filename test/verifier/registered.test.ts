import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { type CairnIssuer, formatCairnIssuer } from '../../src/identity/CairnIssuer.ts'
import type { DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import type { RegistryReader } from '../../src/registry/Registry.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import type { Policy } from '../../src/verifier/Policy.ts'
import { createSigner } from '../support/academy.ts'
import { from } from '../support/cases/Case.ts'
import { claimKey } from '../support/claimKey.ts'
import { openStage, type Stage } from '../support/openStage.ts'

const did = 'did:web:registered.example'
const created = '2024-02-01T00:00:00Z'

describe('the issuer on chain behind a bare document', () => {
  let stage: Stage
  let signer: DocumentSigner
  let other: DocumentSigner
  let self: string
  /** Of the did:web, and of the did:key. */
  let onChain: CairnIssuer
  let own: CairnIssuer
  before(async () => {
    stage = await openStage()
    const { registry } = stage.chain
    signer = await createSigner()
    other = await createSigner(8)
    self = `did:key:${signer.publicKeyMultibase}`
    onChain = { registry, ...(await claimKey(stage.chain, { identifier: did, account: 6 })) }
    own = { registry, ...(await claimKey(stage.chain, { identifier: self, account: 7 })) }
  })
  after(() => stage.chain.close())

  /** A badge of the did:key, in which it names its issuer on chain. */
  const ofSelf = (change: JsonObject = {}) => {
    const badge = from(self)
    const entry = { type: 'IdentifierEntry', identifierType: 'identifier' }
    const otherIdentifier = [{ ...entry, identifier: formatCairnIssuer(own) }]
    return { ...badge, issuer: { ...(badge.issuer as JsonObject), otherIdentifier }, ...change }
  }
  const sign = (document: JsonObject, by: DocumentSigner = signer) =>
    signEddsaRdfc2022({ document, signer: by, created })
  const judge = async (
    document: JsonObject,
    { policy, reader }: { policy?: Partial<Policy>; reader?: Partial<RegistryReader> } = {},
  ) => {
    const now = await stage.chain.now()
    const verifier = stage.verifier({
      policy: { ...stage.policy, pins: [], ...policy },
      registries: [{ ...stage.chain.reader, ...reader }],
      now: () => now,
    })
    const { checks } = await verifier.verify(JSON.stringify(document))
    const find = (name: string) => checks.find(({ check }) => check === name)!
    return ['anchor', 'key', 'identity', 'status', 'trust'].map((name) => find(name).code)
  }
  const listed = { readAssertionKey: async () => ({ from: 1 }) }
  const registered = [
    'NOT_APPLICABLE',
    'KEY_OF_DOCUMENTS',
    'IDENTITY_SELF',
    'STATUS_NO_ANCHOR',
    'NOT_APPLICABLE',
  ]

  it('is the one that a did:key named in what it signed, also beside another signature or nothing', async () => {
    const document = await sign(ofSelf())
    expect(await judge(document, { reader: listed })).to.deep.equal(registered)
    const second = await sign(ofSelf(), other)
    for (const proof of [
      [document.proof, second.proof],
      [second.proof, document.proof],
    ]) {
      expect(await judge({ ...document, proof }, { reader: listed })).to.deep.equal(registered)
    }
    const withNull = await sign(ofSelf({ image: null }))
    expect(await judge(withNull, { reader: listed })).to.deep.equal(registered)
  })

  it('is none where another key signed what names it', async () => {
    const [anchor, key, identity] = await judge(await sign(ofSelf(), other), { reader: listed })
    expect([anchor, key, identity]).to.deep.equal([
      'NOT_APPLICABLE',
      'NOT_APPLICABLE',
      'IDENTITY_UNCONFIRMED',
    ])
  })

  it('is not known where its registry cannot be read, and then neither what became of it', async () => {
    const readIssuer = () =>
      Promise.reject(new RegistryError({ code: 'REGISTRY_UNREACHABLE', problem: 'away' }))
    const [anchor, , , status] = await judge(await sign(ofSelf()), { reader: { readIssuer } })
    expect([anchor, status]).to.deep.equal(['CHAIN_UNREACHABLE', 'STATUS_NO_ANCHOR'])
  })

  it('is not known where a grant might confirm it, and nothing is there to read grants with', async () => {
    const document = await sign(from(did))
    const root: CairnIssuer = { ...own }
    const edge = { ...onChain, from: own.issuerId, to: onChain.issuerId, sequence: 0 }
    const grants = [{ ...edge, scope: `0x${'00'.repeat(32)}` as const }]
    const unread = ['REGISTRY_NOT_READ', 'STATUS_NO_ANCHOR', 'TRUST_NO_PATH']
    const seen = async (policy: Partial<Policy>) => {
      const [anchor, , , status, trust] = await judge(document, { policy })
      return [anchor, status, trust]
    }
    expect(await seen({ roots: [root], grants })).to.deep.equal(unread)

    const elsewhere = { ...own, registry: await stage.chain.deploy() }
    expect(await seen({ roots: [elsewhere, root], grants })).to.deep.equal(unread)
    const [anchor] = await seen({ roots: [elsewhere], grants })
    expect(anchor).to.equal('NOT_APPLICABLE')
    expect((await seen({ roots: [root], grants: [] }))[0]).to.equal('NOT_APPLICABLE')
  })
})
