import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import type { RegistryReader } from '../../src/registry/Registry.ts'
import { buildBadge } from '../support/academy.ts'
import { issueOne, openStage, type Stage } from '../support/openStage.ts'

describe('a verifier whose reader gives what cannot be', () => {
  let stage: Stage
  let missing: JsonObject
  before(async () => {
    stage = await openStage()
    missing = (await issueOne(stage, buildBadge('Max'), { anchored: false })).document
  })
  after(() => stage.chain.close())

  const anchorOf = async (document: JsonObject, change: Partial<RegistryReader>) => {
    const now = await stage.chain.now()
    const registries = [{ ...stage.chain.reader, ...change }]
    const verifier = stage.verifier({ registries, now: () => now })
    const { verdict, checks } = await verifier.verify(JSON.stringify(document))
    return [verdict.authenticity, checks.find(({ check }) => check === 'anchor')?.code]
  }
  const unread = ['indeterminate', 'CHAIN_UNREACHABLE']

  it('does not take a head for one that is older than the final block', async () => {
    const { reader } = stage.chain
    const readBlock: RegistryReader['readBlock'] = async (at) => {
      const block = await reader.readBlock(at)
      return at === 'latest' ? { ...block, number: block.number - 1 } : block
    }
    expect(await anchorOf(missing, {})).to.deep.equal(['invalid', 'ANCHOR_NOT_FOUND'])
    expect(await anchorOf(missing, { readBlock })).to.deep.equal(unread)
  })

  it('does not take nothing for a fact', async () => {
    const document = stage.credentials[0] as JsonObject
    expect(await anchorOf(document, { readFacts: async () => [] })).to.deep.equal(unread)
  })
})
