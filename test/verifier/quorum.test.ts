import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { createQuorum } from '../../src/quorum/createQuorum.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { changeAnswers, forget } from '../support/changeAnswers.ts'
import { openStage, type Stage } from '../support/openStage.ts'

describe('a verifier of several nodes', () => {
  let stage: Stage
  let liar: Rpc
  before(async () => {
    stage = await openStage()
    const { chain, root, indexes } = stage
    await chain.writer().revoke({ root, indexes: [indexes[0] as number] })
    // It lies about slots, which are many words; what else is called answers truly.
    liar = changeAnswers(chain.rpc, 'eth_call', (answer: string, [call]) =>
      JSON.stringify(call).includes('84b0196e') ? answer : forget(answer),
    )
  })
  after(() => stage.chain.close())

  const judge = async (rpcs: readonly Rpc[], threshold: number) => {
    const now = await stage.chain.now()
    const nodes = rpcs.map((rpc, i) => ({ name: `https://node${i}.example/secret`, rpc }))
    const chain = createQuorum({ nodes, threshold })
    const verifier = stage.verifier({ registries: [], chain, now: () => now })
    const report = await verifier.verify(JSON.stringify(stage.credentials[0] as JsonObject))
    const anchor = report.checks.find(({ check }) => check === 'anchor')
    const ofNodes = anchor?.facts.filter(({ source }) => source.from === 'node') ?? []
    return { report, anchor, ofNodes }
  }

  it('names a liar that is outvoted, by its host alone', async () => {
    const { rpc } = stage.chain
    const { report, ofNodes } = await judge([rpc, liar, rpc], 2)
    expect(report.verdict).to.include({ authenticity: 'valid', lifecycle: 'revoked' })
    expect(ofNodes).to.deep.equal([
      { name: 'nodes that agree', value: '2 of 3', source: { from: 'node' } },
      {
        name: 'dissent',
        value: 'other-answer',
        source: { from: 'node', host: 'node1.example' },
      },
    ])
    expect(JSON.stringify(report)).to.not.include('secret')
  })

  it('cannot tell where too few agree', async () => {
    const { report, anchor } = await judge([stage.chain.rpc, liar], 2)
    expect(report.verdict).to.include({ authenticity: 'indeterminate', lifecycle: 'unknown' })
    expect(anchor).to.include({ outcome: 'unknown', code: 'CHAIN_NO_QUORUM' })
    expect(JSON.stringify(report)).to.not.include('secret')
  })

  it('says nothing of nodes where there is one', async () => {
    const { report, ofNodes } = await judge([stage.chain.rpc], 1)
    expect(report.verdict.lifecycle).to.equal('revoked')
    expect(ofNodes).to.deep.equal([])
  })

  it('reads a chain by the nodes that are listed for it, and trusts the deployed registry there', async () => {
    const { registries: _, ...policy } = stage.policy
    const now = await stage.chain.now()
    const chain = createQuorum({ nodes: [{ name: 'a', rpc: stage.chain.rpc }], threshold: 1 })
    const text = JSON.stringify(stage.credentials[1] as JsonObject)
    const judgeBy = async (chainId: number) => {
      const chains = new Map([[chainId, chain]])
      const verifier = stage.verifier({ policy, registries: [], chains, now: () => now })
      return (await verifier.verify(text)).checks[2]?.code
    }
    expect(await judgeBy(stage.chain.registry.chainId)).to.equal('ANCHOR_FOUND')
    expect(await judgeBy(1)).to.equal('REGISTRY_NOT_READ')
  })
})
