import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { KeyRecord, RegistryReader } from '../../src/registry/Registry.ts'
import { from } from '../support/cases/Case.ts'
import { claimKey } from '../support/claimKey.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

const identifier = 'did:web:registered.example'

describe('the times of a key', () => {
  let stage: Stage
  let document: JsonObject
  let registered: { registry: Stage['chain']['registry']; issuerId: number }
  before(async () => {
    stage = await openStage()
    const { registry } = stage.chain
    const { issuerId } = await claimKey(stage.chain, { identifier, account: 6 })
    registered = { registry, issuerId }
    document = (await issueOne(stage, from(identifier), { account: 6 })).document
  })
  after(() => stage.chain.close())

  /** What is said where these times of the key are that many seconds after the anchor. */
  const judge = async (times: Partial<KeyRecord>, timeTolerance = 0) => {
    const { reader } = stage.chain
    const moved: RegistryReader = {
      ...reader,
      async readFacts(positions, block) {
        const facts = await reader.readFacts(positions, block)
        return facts.map((one) => {
          const after = Object.entries(times).map(([name, seconds]) => [
            name,
            one.anchor!.anchoredAt + (seconds as number),
          ])
          return { ...one, key: { ...one.key!, ...Object.fromEntries(after) } }
        })
      },
    }
    const now = await stage.chain.now()
    const registries = [{ ...registered, finality: 'finalized', timeTolerance }] as const
    const pins = [{ issuer: identifier, registered }]
    const policy = { ...stage.policy, registries, pins }
    const verifier = stage.verifier({ policy, registries: [moved], now: () => now })
    const { checks } = await verifier.verify(JSON.stringify(document))
    const code = (name: string) => checks.find(({ check }) => check === name)?.code
    return [code('key'), code('identity')]
  }
  const good = ['KEY_GOOD', 'IDENTITY_PINNED']

  it('begin with the second in which it was claimed', async () => {
    expect(await judge({ from: 0 })).to.deep.equal(good)
    // Then it is nobody's key, and the pin of the issuer on chain leads nowhere.
    expect(await judge({ from: 1 })).to.deep.equal(['KEY_UNCLAIMED', 'IDENTITY_OTHER_PIN'])
  })

  it('end before the second of its end', async () => {
    expect(await judge({ end: 1 })).to.deep.equal(good)
    expect((await judge({ end: 0 }))[0]).to.equal('KEY_ENDED')
  })

  it('are bad from the second of its compromise on, whenever it was claimed or ended', async () => {
    expect(await judge({ badSince: 1 })).to.deep.equal(good)
    expect((await judge({ badSince: 0 }))[0]).to.equal('KEY_COMPROMISED')
    expect((await judge({ badSince: 0, from: 5 }))[0]).to.equal('KEY_COMPROMISED')
    expect((await judge({ badSince: 0, end: 0 }))[0]).to.equal('KEY_COMPROMISED')
    expect((await judge({ badSince: 1, end: 0 }))[0]).to.equal('KEY_ENDED')
  })

  it('are not known within the tolerance before that', async () => {
    expect(await judge({ badSince: 6 }, 5)).to.deep.equal(good)
    expect((await judge({ badSince: 5 }, 5))[0]).to.equal('KEY_AT_EDGE')
    expect((await judge({ badSince: 1 }, 5))[0]).to.equal('KEY_AT_EDGE')
    expect((await judge({ badSince: 0 }, 5))[0]).to.equal('KEY_COMPROMISED')
  })
})
