import { expect } from 'chai'
import type { ChainReader } from '../../src/registry/ChainReader.ts'
import { createNodeReader } from '../../src/registry/createNodeReader.ts'
import { createRegistryReader } from '../../src/registry/createRegistryReader.ts'
import type { Block } from '../../src/registry/Registry.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { toFactSlots } from '../../src/registry/slots.ts'
import { countCalls } from '../support/countCalls.ts'
import { errorsOf } from '../support/errorsOf.ts'
import { type Chain, openChain } from '../support/openChain.ts'

const root = `0x${'ab'.repeat(32)}` as const

describe('createNodeReader', () => {
  let chain: Chain
  let block: Block
  before(async () => {
    chain = await openChain()
    await chain.issuerWriter(0).createIssuer({ identifier: 'did:web:academy.example' })
    await chain.writer().anchor({ root, size: 500 })
    await chain.writer().revoke({ root, indexes: [3, 300, 499] })
    block = await chain.reader.readBlock('latest')
  })
  after(() => chain.close())

  const positionOf = (index: number) => ({ key: chain.writer().key, root, index })
  const slotOf = (index: number) => toFactSlots(positionOf(index)).revoked

  it('reads five hundred credentials of a batch, each with its issuer, in two calls', async () => {
    const { rpc, asked } = countCalls(chain.rpc)
    const reader = createRegistryReader({ rpc, registry: chain.registry })
    await reader.identify()
    const before = asked.length
    const read = async (index: number) => {
      const [facts] = await reader.readFacts([positionOf(index)], block)
      const issuer = await reader.readIssuer(1, block)
      return { facts, issuer }
    }
    const all = await Promise.all(Array.from({ length: 500 }, (_, index) => read(index)))
    expect(asked.slice(before)).to.deep.equal(['eth_call', 'eth_call'])
    const revoked = all.flatMap(({ facts }, index) => (facts?.revoked ? [index] : []))
    expect(revoked).to.deep.equal([3, 300, 499])
    expect(all.every(({ issuer }) => issuer?.anchoredOnly === false)).to.equal(true)
  })

  it('reads them in as many calls one after the other: what is known is not asked for', async () => {
    const { rpc, asked } = countCalls(chain.rpc)
    const reader = createRegistryReader({ rpc, registry: chain.registry })
    for (let index = 0; index < 500; index++) await reader.readFacts([positionOf(index)], block)
    // The first one of each status word.
    expect(asked).to.have.length(2)
  })

  it('reads each block and each contract for itself', async () => {
    const { rpc, asked } = countCalls(chain.rpc)
    const reader = createNodeReader(rpc)
    const other = await chain.deploy()
    const slots = Object.values(toFactSlots(positionOf(0)))
    const head = await reader.readBlock('latest')
    const [now, then, elsewhere] = await Promise.all([
      reader.readSlots(chain.registry, slots, head),
      reader
        .readSlots(chain.registry, slots, await reader.readBlock({ number: 0 }))
        .catch((it) => it.code),
      reader.readSlots(other, slots, head),
    ])
    expect(BigInt(now[1]!)).to.not.equal(0n)
    expect(then).to.equal('REGISTRY_NOT_FOUND')
    expect(elsewhere.every((value) => BigInt(value) === 0n)).to.equal(true)
    expect(asked.filter((method) => method === 'eth_call')).to.have.length(3)
  })

  it('remembers the last eight contracts and blocks', async () => {
    const { rpc, asked } = countCalls(chain.rpc)
    const reader = createNodeReader(rpc)
    // One by one: of blocks that it mines at once, the embedded network knows no state.
    for (let i = 0; i < 10; i++) await chain.mine(1)
    const head = await reader.readBlock('latest')
    const blocks: Block[] = []
    for (let back = 0; back < 9; back++) {
      blocks.push(await reader.readBlock({ number: head.number - back }))
    }
    const count = async (at: Block) => {
      const before = asked.length
      await reader.readSlots(chain.registry, [slotOf(0)], at)
      return asked.length - before
    }
    for (const at of blocks) expect(await count(at)).to.equal(1)
    expect(await count(blocks[8]!)).to.equal(0)
    expect(await count(blocks[1]!)).to.equal(0)
    expect(await count(blocks[0]!)).to.equal(1)
    expect(await count(blocks[1]!)).to.equal(0)
    expect(await count(blocks[2]!)).to.equal(1)
  })

  describe('of a node that has forgotten', () => {
    /** Answers no call at an older block than the newest, as a node that keeps few states. */
    const forget = (error: unknown, rest: Partial<Rpc> = {}): Rpc => ({
      async request(call) {
        const at = call.params[1] as { blockHash?: string } | undefined
        const head = await chain.reader.readBlock('latest')
        if (call.method === 'eth_call' && at?.blockHash !== head.hash) throw error
        return chain.rpc.request(call)
      },
      ...rest,
    })
    const missing = Object.assign(new Error('missing trie node'), { code: -32000 })
    const read = async (reader: ChainReader, at = block) => {
      const [error] = await errorsOf([reader.readSlots(chain.registry, [slotOf(0)], at)])
      return (error as { code?: unknown }).code
    }

    it('says so, and says nothing of what is stored now', async () => {
      await chain.mine(1)
      expect(await read(createNodeReader(forget(missing)))).to.equal('REGISTRY_NO_STATE')
    })

    it('does not say so where there is no such block', async () => {
      const unknown = { ...block, hash: root }
      const code = await read(createNodeReader(forget(missing)), unknown)
      expect(code).to.equal('REGISTRY_UNREACHABLE')
    })

    it('does not say so where it answers nothing else either', async () => {
      const request: Rpc['request'] = async (call) => {
        if (call.method === 'eth_call') throw missing
        return chain.rpc.request(call)
      }
      expect(await read(createNodeReader({ request }))).to.equal('REGISTRY_UNREACHABLE')
      const dead: Rpc = { request: () => Promise.reject(missing) }
      expect(await read(createNodeReader(dead))).to.equal('REGISTRY_UNREACHABLE')
    })

    it('does not say so of the newest block', async () => {
      const head = await chain.reader.readBlock('latest')
      const request: Rpc['request'] = async (call) => {
        const isBusy = JSON.stringify(call.params).includes(slotOf(0).slice(2))
        if (isBusy) throw missing
        return chain.rpc.request(call)
      }
      expect(await read(createNodeReader({ request }), head)).to.equal('REGISTRY_UNREACHABLE')
      expect(await read(createNodeReader({ request }))).to.equal('REGISTRY_NO_STATE')
    })
  })
})
