import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { type CairnIssuer, formatCairnIssuer } from '../../src/identity/CairnIssuer.ts'
import type { DocumentSigner } from '../../src/proof/createEddsaSigner.ts'
import type { Policy } from '../../src/verifier/Policy.ts'
import { createSigner } from '../support/academy.ts'
import { from } from '../support/cases/Case.ts'
import { claimKey } from '../support/claimKey.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

describe('an anchored document of a did:key', () => {
  let stage: Stage
  let name: string
  let own: CairnIssuer
  let signer: DocumentSigner
  before(async () => {
    stage = await openStage()
    signer = await createSigner()
    name = `did:key:${signer.publicKeyMultibase}`
    const { issuerId } = await claimKey(stage.chain, { identifier: name, account: 6 })
    own = { registry: stage.chain.registry, issuerId }
  })
  after(() => stage.chain.close())

  /** A badge that names these issuers on chain, anchored by the key of the one that goes by the name. */
  const issue = async (named: readonly CairnIssuer[], by?: DocumentSigner) => {
    const badge = from(name)
    const otherIdentifier = named.map((it) => ({
      type: 'IdentifierEntry',
      identifier: formatCairnIssuer(it),
      identifierType: 'identifier',
    }))
    const issuer = { ...(badge.issuer as JsonObject), otherIdentifier }
    const options = { account: 6, ...(by && { signer: by }) }
    return (await issueOne(stage, { ...badge, issuer }, options)).document
  }
  const judge = async (document: JsonObject, change: Partial<Policy> = {}) => {
    const now = await stage.chain.now()
    const policy = { ...stage.policy, ...change }
    const verifier = stage.verifier({ policy, now: () => now })
    const { verdict, checks } = await verifier.verify(JSON.stringify(document))
    const code = (check: string) => checks.find((it) => it.check === check)?.code
    return [verdict.authenticity, code('signature'), code('identity')]
  }
  const self = ['valid', 'SIGNATURE_OK', 'IDENTITY_SELF']

  it('is its own where it signed it, and named in it the issuer on chain', async () => {
    expect(await judge(await issue([own], signer))).to.deep.equal(self)
  })

  it('is not where it named no issuer on chain, or another one', async () => {
    const unconfirmed = ['indeterminate', 'SIGNATURE_OK', 'IDENTITY_UNCONFIRMED']
    expect(await judge(await issue([], signer))).to.deep.equal(unconfirmed)
    const other = { ...own, issuerId: own.issuerId + 1 }
    expect(await judge(await issue([other], signer))).to.deep.equal(unconfirmed)
  })

  it('is not where another key signed it, or none', async () => {
    const byOther = await judge(await issue([own], await createSigner(8)))
    expect(byOther).to.deep.equal(['indeterminate', 'SIGNATURE_OK', 'IDENTITY_UNCONFIRMED'])
    const byNone = await judge(await issue([own]))
    expect(byNone).to.deep.equal(['indeterminate', 'NOT_APPLICABLE', 'IDENTITY_UNCONFIRMED'])
  })

  it('has its signature looked at whatever the policy says, unless the policy itself names it', async () => {
    const document = await issue([own], signer)
    const signature = 'unless-anchored'
    expect(await judge(document, { signature })).to.deep.equal(self)
    const pins = [...stage.policy.pins, { issuer: name, registered: own }]
    const pinned = ['valid', 'NOT_ASKED', 'IDENTITY_PINNED']
    expect(await judge(document, { signature, pins })).to.deep.equal(pinned)
    expect(await judge(document, { pins })).to.deep.equal([
      ...['valid', 'SIGNATURE_OK', 'IDENTITY_PINNED'],
    ])
  })
})
