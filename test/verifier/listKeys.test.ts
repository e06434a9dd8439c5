import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { signEddsaRdfc2022 } from '../../src/proof/signEddsaRdfc2022.ts'
import { toStatusListCredential } from '../../src/status/toStatusListCredential.ts'
import { createSigner } from '../support/academy.ts'
import { from } from '../support/cases/Case.ts'
import { claimKey, controller, passTime } from '../support/claimKey.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

const identifier = 'did:web:registered.example'
const url = 'https://registered.example/status/1'

describe('a status list by a key that its issuer registered', () => {
  let stage: Stage
  let issuerId: number
  let multikey: string
  let document: JsonObject
  let list: JsonObject
  before(async () => {
    stage = await openStage()
    const signer = await createSigner()
    multikey = signer.publicKeyMultibase
    issuerId = (await claimKey(stage.chain, { identifier, account: 6 })).issuerId
    await stage.chain.issuerWriter(controller).addAssertionKey(issuerId, multikey)
    const credentialStatus = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      // Not the index of the leaf: it is no mirror.
      statusListIndex: '7',
      statusListCredential: url,
    }
    const badge = { ...from(identifier), credentialStatus }
    document = (await issueOne(stage, badge, { account: 6 })).document
    await passTime(stage.chain, 100)
    const unsigned = toStatusListCredential({
      ...{ id: url, issuerId: identifier, purpose: 'revocation', indexes: [7], size: 8 },
      validFrom: '2023-12-31T00:00:00Z',
    })
    const created = new Date(await stage.chain.now())
    list = await signEddsaRdfc2022({ document: unsigned, signer, created })
  })
  after(() => stage.chain.close())

  const judge = async () => {
    const registered = { registry: stage.chain.registry, issuerId }
    const policy = { ...stage.policy, pins: [{ issuer: identifier, registered }] }
    const now = await stage.chain.now()
    const body = new TextEncoder().encode(JSON.stringify(list))
    const fetch = async () => ({ body, url })
    const verifier = stage.verifier({ policy, fetch, now: () => now })
    const { checks } = await verifier.verify(JSON.stringify(document))
    return checks.find(({ check }) => check === 'status')?.code
  }

  it('counts as long as the key is good, and not once it was stolen', async () => {
    expect(await judge()).to.equal('STATUS_REVOKED')
    const writer = stage.chain.issuerWriter(controller)
    const { timestamp } = await stage.chain.reader.readBlock('latest')
    await writer.declareAssertionKeyCompromised(issuerId, multikey, timestamp - 50)
    expect(await judge()).to.equal('STATUS_LIST_UNCONFIRMED')
  })
})
