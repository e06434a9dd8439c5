import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { Pin } from '../../src/verifier/Policy.ts'
import { template } from '../support/academy.ts'
import { did, from } from '../support/cases/Case.ts'
import { addKey, claimKey, controller, passTime } from '../support/claimKey.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

const identifier = 'did:web:registered.example'

describe('keys of issuers on chain', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.chain.close())

  const judge = async (document: JsonObject, pins: readonly Pin[] = stage.policy.pins) => {
    const now = await stage.chain.now()
    const verifier = stage.verifier({ policy: { ...stage.policy, pins }, now: () => now })
    const { verdict, checks } = await verifier.verify(JSON.stringify(document))
    const code = (name: string) => checks.find(({ check }) => check === name)?.code
    return { ...verdict, key: code('key'), identity: code('identity') }
  }
  const registered = (issuerId: number): Pin => {
    return { issuer: identifier, registered: { registry: stage.chain.registry, issuerId } }
  }
  const seconds = async () => (await stage.chain.now()) / 1000

  it('stay good for what they anchored before they ended', async () => {
    const { issuerId, consent } = await claimKey(stage.chain, { identifier, account: 6 })
    const { document } = await issueOne(stage, from(identifier), { account: 6 })
    await stage.chain.issuerWriter(controller).endKey(consent.key, (await seconds()) + 10)
    await passTime(stage.chain, 100)

    expect(await judge(document, [registered(issuerId)])).to.deep.include({
      authenticity: 'valid',
      key: 'KEY_GOOD',
    })
  })

  it('are void for exactly what they anchored since they were compromised', async () => {
    const { issuerId, consent } = await claimKey(stage.chain, { identifier, account: 6 })
    const before = await issueOne(stage, from(identifier), { account: 6, seed: 'before' })
    await passTime(stage.chain, 100)
    const after = await issueOne(stage, from(identifier), { account: 6, seed: 'after' })
    const since = await seconds()
    await passTime(stage.chain, 100)
    await stage.chain.issuerWriter(controller).declareKeyCompromised(consent.key, since)

    const pins = [registered(issuerId)]
    expect((await judge(before.document, pins)).authenticity).to.equal('valid')
    expect((await judge(after.document, pins)).authenticity).to.equal('invalid')
  })

  it('speak for themselves in what they anchored before they were claimed', async () => {
    const [credential] = stage.credentials as [JsonObject]
    await passTime(stage.chain, 10)
    await claimKey(stage.chain, { identifier, account: 0 })

    expect(await judge(credential)).to.deep.include({
      authenticity: 'valid',
      key: 'KEY_UNCLAIMED',
      identity: 'IDENTITY_PINNED',
    })
  })

  it('take that with them when they are compromised', async () => {
    const [credential] = stage.credentials as [JsonObject]
    await passTime(stage.chain, 10)
    const { consent } = await claimKey(stage.chain, { identifier, account: 0 })
    await stage.chain.issuerWriter(controller).declareKeyCompromised(consent.key, 1)

    expect(await judge(credential)).to.deep.include({
      authenticity: 'invalid',
      key: 'KEY_COMPROMISED',
    })
  })

  it('change the status of what another key of their issuer anchored', async () => {
    const { issuerId } = await claimKey(stage.chain, { identifier, account: 6 })
    await addKey(stage.chain, { issuerId, account: 7, roles: ['revoke'] })
    const { document, root, index } = await issueOne(stage, from(identifier), { account: 6 })
    const anchorKey = stage.chain.writer(6).key
    await stage.chain.writer(7).revoke({ root, indexes: [index], anchorKey })

    expect((await judge(document, [registered(issuerId)])).lifecycle).to.equal('revoked')
  })

  it('are not believed for the name of their issuer alone', async () => {
    await claimKey(stage.chain, { identifier, account: 6 })
    const { document } = await issueOne(stage, from(identifier), { account: 6 })

    expect(await judge(document)).to.deep.include({
      authenticity: 'indeterminate',
      identity: 'IDENTITY_UNCONFIRMED',
    })
  })

  it('are not taken for another issuer of the same name, nor for one of another registry', async () => {
    const { issuerId } = await claimKey(stage.chain, { identifier, account: 6 })
    const other = await claimKey(stage.chain, { identifier, account: 7 })
    const { document } = await issueOne(stage, from(identifier), { account: 6 })
    const elsewhere = { registry: await stage.chain.deploy(), issuerId }

    const pins = [[registered(other.issuerId)], [{ issuer: identifier, registered: elsewhere }]]
    for (const some of pins) {
      expect((await judge(document, some)).identity).to.equal('IDENTITY_OTHER_PIN')
    }
    expect((await judge(document, [registered(issuerId)])).identity).to.equal('IDENTITY_PINNED')
  })

  it('are not believed under a pinned name that is not their issuer on chain', async () => {
    await claimKey(stage.chain, { identifier, account: 6 })
    const { document } = await issueOne(stage, from(template.issuer.id), { account: 6 })
    const { registry } = stage.chain
    const key = { chainId: registry.chainId, address: stage.chain.writer(6).key }

    expect(await judge(document, [{ issuer: template.issuer.id, key }])).to.deep.include({
      authenticity: 'invalid',
      identity: 'IDENTITY_OTHER_ISSUER',
    })
  })

  it('can be of an issuer that goes by another account, as far as the chain says so', async () => {
    const name = did(stage, 2)
    const { issuerId } = await claimKey(stage.chain, { identifier: name, account: 6 })
    const { document } = await issueOne(stage, from(name), { account: 6 })
    const pin = { issuer: name, registered: { registry: stage.chain.registry, issuerId } }

    expect((await judge(document, [pin])).authenticity).to.equal('valid')
    expect((await judge(document)).authenticity).to.equal('indeterminate')
    const outage = await stage.verifier({ registries: [] }).verify(JSON.stringify(document))
    expect(outage.verdict.authenticity).to.equal('indeterminate')
  })
})
