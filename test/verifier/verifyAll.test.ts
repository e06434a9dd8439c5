import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { createRegistryReader } from '../../src/registry/createRegistryReader.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import type { Verifier } from '../../src/verifier/createVerifier.ts'
import type { Report } from '../../src/verifier/Report.ts'
import { openStage, type Stage } from '../support/openStage.ts'

describe('verifyAll', () => {
  let stage: Stage
  const askGood = async (verifier: Verifier) => {
    const { checks } = await verifier.verify(JSON.stringify(stage.credentials[0] as JsonObject))
    return checks[2]?.code
  }
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.chain.close())

  it('sees one block, though the chain moves on', async () => {
    const { chain, credentials, indexes, root } = stage
    const seen: Report[] = []
    async function* present() {
      for (const [i, document] of credentials.entries()) {
        yield JSON.stringify(document)
        await chain.writer().revoke({ root, indexes: [indexes[i] as number] })
      }
    }
    for await (const report of stage.verifier().verifyAll(present())) seen.push(report)
    expect(seen.map(({ verdict }) => verdict.lifecycle)).to.deep.equal(Array(5).fill('current'))
    const blocks = seen.flatMap(({ checks }) =>
      checks.flatMap(({ facts }) =>
        facts.flatMap((it) => (it.source.from === 'chain' ? it.source.blockHash : [])),
      ),
    )
    expect(new Set(blocks).size).to.equal(1)

    const later: string[] = []
    const texts = credentials.map((it) => JSON.stringify(it))
    for await (const { verdict } of stage.verifier().verifyAll(texts)) later.push(verdict.lifecycle)
    expect(later).to.deep.equal(Array(5).fill('revoked'))
  })

  describe('goes on, and answers for every input', () => {
    const judgeAll = async (isGone: (call: number) => boolean) => {
      const { chain, credentials } = stage
      let calls = 0
      const rpc: Rpc = {
        request: (call) =>
          isGone(++calls) ? Promise.reject(new Error('gone')) : chain.rpc.request(call),
      }
      const reader = createRegistryReader({ rpc, registry: chain.registry })
      const texts = [...credentials.map((it) => JSON.stringify(it)), '{']
      const found: string[] = []
      for await (const { verdict } of stage.verifier({ registries: [reader] }).verifyAll(texts)) {
        found.push(verdict.authenticity)
      }
      return found
    }

    // Chain, name, code, block and the facts: five calls, and the facts of one batch are the same slots.
    it('where the node dies before it tells a fact', async () => {
      const found = await judgeAll((call) => call > 4)
      expect(found).to.deep.equal([...Array(5).fill('indeterminate'), 'invalid'])
    })

    it('where the node dies once everything is known', async () => {
      const found = await judgeAll((call) => call > 5)
      expect(found).to.deep.equal([...Array(5).fill('valid'), 'invalid'])
    })

    it('where the node fails once', async () => {
      const found = await judgeAll((call) => call === 5)
      expect(found).to.deep.equal(['indeterminate', ...Array(4).fill('valid'), 'invalid'])
    })
  })

  it('asks a node again in the next run', async () => {
    let isDead = true
    const rpc: Rpc = {
      request: (call) =>
        isDead ? Promise.reject(new Error('gone')) : stage.chain.rpc.request(call),
    }
    const reader = createRegistryReader({ rpc, registry: stage.chain.registry })
    const verifier = stage.verifier({ registries: [reader] })
    expect(await askGood(verifier)).to.equal('CHAIN_UNREACHABLE')
    isDead = false
    expect(await askGood(verifier)).to.equal('ANCHOR_FOUND')
  })
})
