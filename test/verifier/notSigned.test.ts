import { expect } from 'chai'
import { toBareDocument } from '../../src/credential/bareDocument.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { Policy } from '../../src/verifier/Policy.ts'
import { openStage, type Stage } from '../support/openStage.ts'

describe('the check of the signature', () => {
  let stage: Stage
  before(async () => {
    stage = await openStage()
  })
  after(() => stage.chain.close())

  const signatureOf = async (document: JsonObject, change: Partial<Policy> = {}) => {
    const verifier = stage.verifier({ policy: { ...stage.policy, ...change } })
    const { checks } = await verifier.verify(JSON.stringify(document))
    const { code, ...rest } = checks.find(({ check }) => check === 'signature')!
    return [code, 'because' in rest ? rest.because : undefined]
  }
  const signed = () => stage.credentials[0] as JsonObject

  it('is not applicable to what nobody signed, whatever the policy asks, and also where it was changed', async () => {
    const none = ['NOT_APPLICABLE', 'not applicable']
    const { unsigned } = stage
    expect(await signatureOf(unsigned)).to.deep.equal(none)
    expect(await signatureOf(unsigned, { signature: 'unless-anchored' })).to.deep.equal(none)
    expect(await signatureOf({ ...unsigned, name: 'Other' })).to.deep.equal(none)
  })

  it('is not asked for where the anchor binds what was signed, if the policy says so', async () => {
    const policy = { signature: 'unless-anchored' } as const
    expect(await signatureOf(signed(), policy)).to.deep.equal(['NOT_ASKED', 'not asked'])
    expect(await signatureOf(signed())).to.deep.equal(['SIGNATURE_OK', undefined])
    expect(await signatureOf({ ...signed(), name: 'Other' })).to.deep.equal(['MOOT', 'integrity'])
    // Without the anchor nothing binds it.
    const bare = toBareDocument(signed()) as JsonObject
    expect(await signatureOf(bare, policy)).to.deep.equal(['SIGNATURE_OK', undefined])
  })
})
