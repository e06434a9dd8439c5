import { expect } from 'chai'
import type { FetchResource } from '../../../src/base/FetchResource.ts'
import { deployments } from '../../../src/deployments/deployments.ts'
import { buildDidDocument } from '../../../src/identity/buildDidDocument.ts'
import { createEddsaSigner } from '../../../src/proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../../src/proof/signEddsaRdfc2022.ts'
import { createTrustReader } from '../../../src/trust/createTrustReader.ts'
import { createTrustWriter } from '../../../src/trust/createTrustWriter.ts'
import { generalScope } from '../../../src/trust/toScope.ts'
import type { VerifierOptions } from '../../../src/verifier/createVerifier.ts'
import type { Policy } from '../../../src/verifier/Policy.ts'
import { from } from '../../support/cases/Case.ts'
import { claimKey, controller } from '../../support/claimKey.ts'
import { chainId } from '../../support/openChain.ts'
import { openStage, type Stage } from '../../support/openStage.ts'

const did = 'did:web:registered.example'

describe('a stripped document whose issuer only a grant confirms', () => {
  let stage: Stage
  let text: string
  let fetch: FetchResource
  let grants: Policy['grants']
  let roots: Policy['roots']
  const trustRegistry = { chainId, address: deployments.TrustRegistry.address }
  before(async () => {
    stage = await openStage()
    const { registry } = stage.chain
    const { issuerId } = await claimKey(stage.chain, { identifier: did, account: 6 })
    await stage.chain.issuerWriter(controller).declareAnchoredOnly(issuerId)
    const root = await claimKey(stage.chain, { identifier: 'did:web:root.example', account: 7 })
    const edge = { from: root.issuerId, to: issuerId, scope: generalScope, sequence: 0 }
    const sender = stage.chain.sender(controller)
    await createTrustWriter({ sender, registry: trustRegistry }).grant(edge, { depth: 0 })
    roots = [{ registry, issuerId: root.issuerId }]
    grants = [{ ...edge, registry }]

    const seed = new Uint8Array(32).fill(3)
    const { publicKeyMultibase: multikey } = await createEddsaSigner({ seed })
    // Its domain says nothing of a chain.
    const hosted = buildDidDocument({ did, assertionKeys: [{ multikey }], cairnIssuers: [] })
    const [verificationMethod = ''] = hosted.assertionMethod as readonly string[]
    const signer = await createEddsaSigner({ seed, verificationMethod })
    const created = new Date('2024-01-01T00:00:00Z')
    text = JSON.stringify(await signEddsaRdfc2022({ document: from(did), signer, created }))
    const body = new TextEncoder().encode(JSON.stringify(hosted))
    fetch = async (url) => ({ url, body })
  })
  after(() => stage.chain.close())

  const judge = async (policy: Partial<Policy>, options: Partial<VerifierOptions> = {}) => {
    const now = await stage.chain.now()
    const whole = { ...stage.policy, anchor: 'optional', ...policy } as const
    const verifier = stage.verifier({ policy: whole, fetch, now: () => now, ...options })
    const { verdict, checks } = await verifier.verify(text)
    return [verdict.authenticity, checks.find(({ check }) => check === 'anchor')?.code]
  }

  it('is the word of its domain where the policy knows of no grant', async () => {
    expect(await judge({})).to.deep.equal(['valid', 'NOT_APPLICABLE'])
  })

  it('is stripped where the grant is read', async () => {
    const trustRegistries = [createTrustReader({ rpc: stage.chain.rpc, registry: trustRegistry })]
    const expected = ['invalid', 'ANCHOR_STRIPPED']
    expect(await judge({ roots, grants }, { trustRegistries })).to.deep.equal(expected)
  })

  it('is not judged where nothing is there to read the grant with', async () => {
    const expected = ['indeterminate', 'REGISTRY_NOT_READ']
    expect(await judge({ roots, grants })).to.deep.equal(expected)
  })
})
