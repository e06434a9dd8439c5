import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import { createQuorum } from '../../src/quorum/createQuorum.ts'
import type { OutvotedNode } from '../../src/registry/ChainReader.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'

const contract = { chainId: 1, address: `0x${'11'.repeat(20)}` } as const
const hashOf = (digits: string) => `0x${digits.repeat(32)}` as const

/** A node at a block, that answers every call alike. */
function toNode({ chainId = '0x1', number = '0x5', answer = '0xaa' } = {}): Rpc {
  return {
    async request({ method, params }) {
      if (method === 'eth_chainId') return chainId
      if (method === 'eth_call') return answer
      const [at] = params as readonly string[]
      const height = at?.startsWith('0x') ? at : number
      return { number: height, hash: hashOf(height.slice(2).padStart(2, '0')), timestamp: '0x9' }
    },
  }
}
const dead: Rpc = { request: () => Promise.reject(new Error('gone')) }
const hung: Rpc = { request: () => new Promise(() => {}) }

const patience = (signal: AbortSignal) => setTimeout(100, undefined, { signal })

describe('who watches a quorum', () => {
  const open = (rpcs: readonly Rpc[], threshold = 2) => {
    const nodes = rpcs.map((rpc, i) => ({ name: `http://me:secret@n${i}.example/secret`, rpc }))
    const quorum = createQuorum({ nodes, threshold, patience })
    const told: OutvotedNode[] = []
    quorum.nodes.watch((one) => told.push(one))
    return { quorum, take: () => told.splice(0).map(({ node, problem }) => `${node} ${problem}`) }
  }

  it('hears of each node that is outvoted, behind, silent or fails, at each question', async () => {
    const liar = toNode({ chainId: '0x2', answer: '0xbb' })
    const { quorum, take } = open([toNode(), liar, toNode(), toNode({ number: '0x4' })])
    const block = await quorum.readBlock('latest')
    expect(take()).to.deep.equal(['n3.example behind'])
    for (let question = 1; question <= 2; question++) {
      await quorum.readChainId()
      expect(take()).to.deep.equal(['n1.example other-answer'])
      await quorum.call(contract, '0x', block)
      expect(take()).to.deep.equal(['n1.example other-answer'])
    }
    const broken = open([toNode(), dead, toNode(), hung])
    await broken.quorum.readBlock('latest')
    expect(broken.take()).to.include.members([
      'n1.example REGISTRY_UNREACHABLE',
      'n3.example silent',
    ])
  })

  it('hears once of a node that is outvoted about many slots', async () => {
    const word = (digit: string) => digit.repeat(64)
    const toAnswer = (digit: string) =>
      `0x${'20'.padStart(64, '0')}${'2'.padStart(64, '0')}${word(digit)}${word(digit)}`
    const [right, wrong] = ['a', 'b'].map((digit) => toNode({ answer: toAnswer(digit) }))
    const { quorum, take } = open([right!, wrong!, right!])
    const block = await quorum.readBlock('latest')
    await quorum.readSlots(contract, [hashOf('01'), hashOf('02')], block)
    expect(take()).to.deep.equal(['n1.example other-answer'])
  })

  it('hears of those that fail where too few agree, and of nobody else', async () => {
    const { quorum, take } = open([toNode(), toNode({ chainId: '0x2' }), dead])
    expect(await quorum.readChainId().catch(({ code }) => code)).to.equal('REGISTRY_NO_QUORUM')
    expect(take()).to.deep.equal(['n2.example REGISTRY_UNREACHABLE'])
  })

  it('hears nothing where all agree', async () => {
    const { quorum, take } = open([toNode(), toNode(), toNode()])
    await quorum.readChainId()
    await quorum.readBlock('latest')
    expect(take()).to.deep.equal([])
  })
})
