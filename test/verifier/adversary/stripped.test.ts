import { expect } from 'chai'
import type { JsonObject, JsonValue } from '../../../src/credential/parseJson.ts'
import { formatCairnIssuer } from '../../../src/identity/CairnIssuer.ts'
import { loadContextSets } from '../../../src/proof/contexts.ts'
import { toNQuads } from '../../../src/proof/hashDocument.ts'
import { signEddsaRdfc2022 } from '../../../src/proof/signEddsaRdfc2022.ts'
import { buildBadge, createSigner } from '../../support/academy.ts'
import { claimKey, controller } from '../../support/claimKey.ts'
import { openStage, type Stage } from '../../support/openStage.ts'

/** What a signature over RDF binds of a document. */
async function toQuads({ proof: _, ...document }: JsonObject): Promise<string> {
  const [contexts = new Map()] = await loadContextSets(document)
  return toNQuads(document, contexts)
}

type Issuer = { readonly id: string; readonly otherIdentifier: readonly JsonObject[] }

describe('a bare document whose holder hides where its issuer keeps its record', () => {
  let stage: Stage
  let document: JsonObject
  let issuer: Issuer
  before(async () => {
    stage = await openStage()
    const signer = await createSigner()
    const identifier = `did:key:${signer.publicKeyMultibase}`
    const { issuerId } = await claimKey(stage.chain, { identifier, account: 6 })
    await stage.chain.issuerWriter(controller).declareAnchoredOnly(issuerId)
    const { registry } = stage.chain
    const entry = {
      type: 'IdentifierEntry',
      identifier: formatCairnIssuer({ registry, issuerId }),
      identifierType: 'identifier',
    }
    issuer = { id: identifier, otherIdentifier: [entry] }
    const badge = buildBadge('Lu')
    const subject = badge.credentialSubject as JsonObject
    const achievement = {
      ...(subject.achievement as JsonObject),
      creator: { id: identifier, type: ['Profile'] },
    }
    document = await signEddsaRdfc2022({
      document: {
        ...badge,
        issuer: { ...issuer, type: ['Profile'], name: 'Lu' },
        credentialSubject: { ...subject, achievement },
      },
      signer,
      created: new Date('2024-01-01T09:00:00Z'),
    })
  })
  after(() => stage.chain.close())

  const judge = async (presented: JsonObject) => {
    const { verdict, checks } = await stage.verifier().verify(JSON.stringify(presented))
    const anchor = checks.find(({ check }) => check === 'anchor')?.code
    const signature = checks.find(({ check }) => check === 'signature')?.code
    return { authenticity: verdict.authenticity, anchor, signature }
  }
  const stripped = { authenticity: 'invalid', anchor: 'ANCHOR_STRIPPED', signature: 'SIGNATURE_OK' }
  const withIssuer = (change: JsonObject): JsonObject => ({
    ...document,
    issuer: { ...(document.issuer as JsonObject), ...change },
  })
  const withEntry = (identifier: JsonValue) =>
    withIssuer({ otherIdentifier: [{ ...issuer.otherIdentifier[0], identifier }] })

  it('is stripped as it was signed', async () => {
    expect(await judge(document)).to.deep.equal(stripped)
  })

  const rewritten: readonly (readonly [what: string, present: () => JsonObject])[] = [
    ['one entry, not in a list', () => withIssuer({ otherIdentifier: issuer.otherIdentifier[0]! })],
    ['a list of one text', () => withEntry([issuer.otherIdentifier[0]!.identifier as string])],
    ['a value object', () => withEntry({ '@value': issuer.otherIdentifier[0]!.identifier! })],
    [
      'a part of the issuer elsewhere',
      () => {
        const { otherIdentifier, ...rest } = document.issuer as JsonObject
        const subject = document.credentialSubject as JsonObject
        const achievement = subject.achievement as JsonObject
        const creator = {
          ...(achievement.creator as JsonObject),
          otherIdentifier: otherIdentifier!,
        }
        return {
          ...document,
          issuer: rest,
          credentialSubject: { ...subject, achievement: { ...achievement, creator } },
        }
      },
    ],
  ]
  for (const [what, present] of rewritten) {
    it(`is stripped where the pointer to it is ${what}`, async () => {
      expect(await toQuads(present())).to.equal(await toQuads(document))
      expect(await judge(present())).to.deep.equal(stripped)
    })
  }

  it('is no longer what its issuer signed where the pointer is left out', async () => {
    const { authenticity } = await judge(withIssuer({ otherIdentifier: [] }))
    expect(authenticity).to.equal('invalid')
    const { signature } = await judge(withIssuer({ otherIdentifier: [] }))
    expect(signature).to.equal('SIGNATURE_BROKEN')
  })
})
