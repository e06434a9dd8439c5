import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import { createPublicClient, http } from 'viem'
import { fromViem } from '../../src/adapters/viem.ts'
import { createQuorum } from '../../src/quorum/createQuorum.ts'
import { createNodeReader } from '../../src/registry/createNodeReader.ts'
import { createRegistryReader } from '../../src/registry/createRegistryReader.ts'
import type { Block } from '../../src/registry/Registry.ts'
import type { RegistryError } from '../../src/registry/RegistryError.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { toFactSlots } from '../../src/registry/slots.ts'
import { changeAnswers, forget } from '../support/changeAnswers.ts'
import { countCalls } from '../support/countCalls.ts'
import { openUrl } from '../support/nodes.ts'
import { type Chain, openChain } from '../support/openChain.ts'
import { startAnvil } from '../support/startAnvil.ts'

const root = `0x${'ab'.repeat(32)}` as const
const confirmations = 2
const dead: Rpc = { request: () => Promise.reject(new Error('gone')) }
const hung: Rpc = { request: () => new Promise(() => {}) }

describe('createQuorum', () => {
  let chain: Chain
  /** A node of its own, which got the history of the first one and goes no further. */
  let second: Rpc
  /** A node of another history under the same chain id. */
  let foreign: Chain
  const closers: (() => Promise<void>)[] = []

  before(async () => {
    const anvil = await startAnvil()
    closers.push(anvil.stop)
    chain = await openChain(openUrl(anvil.url))
    await chain.writer().anchor({ root, size: 9 })
    await chain.writer().revoke({ root, indexes: [4] })
    await chain.mine(5)
    const fork = await startAnvil('--fork-url', anvil.url)
    closers.push(fork.stop)
    second = fromViem(createPublicClient({ transport: http(fork.url, { retryCount: 0 }) }))
    foreign = await openChain()
    await foreign.mine(40)
    closers.push(() => foreign.close())
  })
  after(async () => {
    for (const close of closers.toReversed()) await close()
  })

  const position = () => ({ key: chain.writer().key, root, index: 4 })
  const named = (...rpcs: readonly Rpc[]) => rpcs.map((rpc, i) => ({ name: `node ${i}`, rpc }))

  /** Reads a revocation as a verifier does, and tells what came of it. */
  async function read(rpcs: readonly Rpc[], threshold: number) {
    const patience = (signal: AbortSignal) => setTimeout(1500, undefined, { signal })
    const quorum = createQuorum({ nodes: named(...rpcs), threshold, patience })
    const reader = createRegistryReader({ chain: quorum, registry: chain.registry })
    try {
      await reader.identify()
      const block = await reader.readBlock({ confirmations })
      const [facts] = await reader.readFacts([position()], block)
      const dissent = quorum.nodes.dissentAt(block)
      return { revoked: facts?.revoked, number: block.number, dissent }
    } catch (error) {
      return (error as RegistryError).code
    }
  }

  let head: Block
  beforeEach(async () => {
    head = await chain.reader.readBlock('latest')
  })

  it('reads what two real nodes agree on', async () => {
    const found = await read([chain.rpc, second], 2)
    expect(found).to.deep.equal({ revoked: true, number: head.number - 2, dissent: [] })
  })

  it('reads one of one as that node, in as many calls', async () => {
    const calls = async (open: (rpc: Rpc) => ReturnType<typeof createNodeReader>) => {
      const { rpc, asked } = countCalls(chain.rpc)
      const reader = createRegistryReader({ chain: open(rpc), registry: chain.registry })
      await reader.identify()
      const block = await reader.readBlock({ confirmations })
      return { facts: await reader.readFacts([position()], block), block, asked }
    }
    const alone = await calls((rpc) => createQuorum({ nodes: named(rpc), threshold: 1 }))
    expect(alone).to.deep.equal(await calls(createNodeReader))
    expect(await read([dead], 1)).to.equal('REGISTRY_UNREACHABLE')
    const wrong = changeAnswers(chain.rpc, 'eth_chainId', () => '0x1')
    expect(await read([wrong], 1)).to.equal('REGISTRY_WRONG_CHAIN')
    expect(await read([changeAnswers(chain.rpc, 'eth_getBlockByNumber', () => null)], 1)).to.equal(
      'REGISTRY_BAD_ANSWER',
    )
  })

  describe('outvotes and names', () => {
    const liars: Record<string, { rpc: () => Rpc; problem: string | string[]; alone?: string }> = {
      'who hides a revocation': {
        rpc: () => changeAnswers(chain.rpc, 'eth_call', forget),
        problem: ['REGISTRY_NOT_FOUND', 'other-answer'],
      },
      'who is gone': { rpc: () => dead, problem: 'REGISTRY_UNREACHABLE' },
      'who does not answer': { rpc: () => hung, problem: 'silent' },
      'who is on another chain': {
        rpc: () => changeAnswers(chain.rpc, 'eth_chainId', () => '0x1'),
        problem: 'REGISTRY_WRONG_CHAIN',
      },
      'who has other code at the address': {
        rpc: () => changeAnswers(chain.rpc, 'eth_getCode', () => '0x6001'),
        problem: 'REGISTRY_NOT_FOUND',
      },
      'who has another history': {
        rpc: () => foreign.rpc,
        problem: ['other-answer', 'REGISTRY_UNREACHABLE'],
      },
      'who gives a block another hash': {
        rpc: () =>
          changeAnswers(chain.rpc, 'eth_getBlockByNumber', (it: object) => ({ ...it, hash: root })),
        problem: 'other-answer',
      },
      'who gives a block another time': {
        rpc: () =>
          changeAnswers(chain.rpc, 'eth_getBlockByNumber', (it: object) => ({
            ...it,
            timestamp: '0x1',
          })),
        problem: 'other-answer',
      },
      'who is behind': {
        rpc: () =>
          changeAnswers(chain.rpc, 'eth_getBlockByNumber', (it: object) => ({
            ...it,
            number: '0x0',
          })),
        problem: 'behind',
        // They agree on the first block of all, where no registry is yet.
        alone: 'REGISTRY_NOT_FOUND',
      },
      'who answers nonsense': {
        rpc: () => changeAnswers(chain.rpc, 'eth_call', () => '0x'),
        problem: 'REGISTRY_NOT_FOUND',
      },
    }
    for (const [who, { rpc, problem, alone = 'REGISTRY_NO_QUORUM' }] of Object.entries(liars)) {
      it(who, async () => {
        for (const place of [0, 1, 2]) {
          const rpcs = [chain.rpc, second].toSpliced(place, 0, rpc())
          const found = await read(rpcs, 2)
          expect(found).to.include({ revoked: true, number: head.number - 2 })
          const { dissent } = found as { dissent: readonly { node: string; problem: string }[] }
          expect(dissent.length).to.be.greaterThan(0)
          for (const one of dissent) {
            expect(one.node).to.equal(`node ${place}`)
            expect([problem].flat()).to.include(one.problem)
          }
        }
      })

      it(`${who}, and says nothing where only one is left`, async () => {
        expect(await read([chain.rpc, rpc()], 2)).to.equal(alone)
        expect(await read([rpc(), rpc(), chain.rpc], 3)).to.equal(alone)
      })
    }
  })

  it('tells a hidden revocation word by word: each of two liars lies about another one', async () => {
    const block = await chain.reader.readBlock({ confirmations })
    const slots = Object.values(toFactSlots(position()))
    const hide = (word: number) =>
      changeAnswers(chain.rpc, 'eth_call', (answer: string) => {
        const from = 130 + word * 64
        return answer.slice(0, from) + '7'.repeat(64) + answer.slice(from + 64)
      })
    const quorum = createQuorum({ nodes: named(hide(1), hide(2), second), threshold: 2 })
    const values = await quorum.readSlots(chain.registry, slots, block)
    expect(values).to.deep.equal(
      await createNodeReader(chain.rpc).readSlots(chain.registry, slots, block),
    )
    expect(quorum.nodes.dissentAt(block).map(({ node }) => node)).to.have.members([
      'node 0',
      'node 1',
    ])
    const both = createQuorum({ nodes: named(hide(1), hide(1), second), threshold: 3 })
    const error = await both.readSlots(chain.registry, slots, block).catch((it) => it)
    expect(error).to.have.property('code', 'REGISTRY_NO_QUORUM')
  })

  it('agrees on what a contract returns', async () => {
    const block = await chain.reader.readBlock({ confirmations })
    const liar = changeAnswers(chain.rpc, 'eth_call', () => '0x01')
    const quorum = createQuorum({ nodes: named(chain.rpc, liar, second), threshold: 2 })
    // eip712Domain()
    const answer = await quorum.call(chain.registry, '0x84b0196e', block)
    expect(answer.length).to.be.greaterThan(100)
    expect(quorum.nodes.dissentAt(block)).to.deep.equal([
      { node: 'node 1', problem: 'other-answer' },
    ])
  })

  describe('as the chain moves on', () => {
    it('asks a node that failed at first whether it is one, before its answers count', async () => {
      let isAway = true
      const away: Rpc = {
        request: (call) => (isAway ? Promise.reject(new Error('gone')) : chain.rpc.request(call)),
      }
      const other = changeAnswers(chain.rpc, 'eth_chainId', () => '0x1')
      const quorum = createQuorum({ nodes: named(chain.rpc, away, other), threshold: 1 })
      await quorum.identify(chain.registry, 'CredentialRegistry')
      const first = await quorum.readBlock({ confirmations })
      expect(quorum.nodes.dissentAt(first)).to.deep.equal([
        { node: 'node 1', problem: 'REGISTRY_UNREACHABLE' },
        { node: 'node 2', problem: 'REGISTRY_WRONG_CHAIN' },
      ])
      isAway = false
      await chain.mine(1)
      const next = await quorum.readBlock({ confirmations })
      expect(next.number).to.equal(first.number + 1)
      expect(quorum.nodes.dissentAt(next)).to.deep.equal([
        { node: 'node 2', problem: 'REGISTRY_WRONG_CHAIN' },
      ])
    })

    it('takes the newest block that enough have come to, and a block by its number', async () => {
      await chain.mine(3)
      const quorum = createQuorum({ nodes: named(chain.rpc, second, chain.rpc), threshold: 3 })
      const old = await createNodeReader(second).readBlock('latest')
      expect(await quorum.readBlock('latest')).to.deep.equal(old)
      expect(await quorum.readBlock({ number: 1 })).to.deep.equal(
        await chain.reader.readBlock({ number: 1 }),
      )
      const most = createQuorum({ nodes: named(chain.rpc, second, chain.rpc), threshold: 2 })
      const newest = await most.readBlock('latest')
      expect(newest.number).to.be.greaterThan(old.number)
      const dissent = [{ node: 'node 1', problem: 'behind' }]
      expect(most.nodes.dissentAt(newest)).to.deep.equal(dissent)
    })

    it('goes back to an older block where the newest is disputed', async () => {
      const block = await createNodeReader(second).readBlock('latest')
      await chain.mine(2)
      const liar = changeAnswers(chain.rpc, 'eth_getBlockByNumber', (it: { number: string }) =>
        Number(it.number) > block.number ? { ...it, hash: root } : it,
      )
      const quorum = createQuorum({ nodes: named(chain.rpc, liar, second), threshold: 2 })
      expect(await quorum.readBlock('latest')).to.deep.equal(block)
    })
  })
})
