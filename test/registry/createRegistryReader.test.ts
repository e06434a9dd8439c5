import { expect } from 'chai'
import { encodeFunctionResult } from 'viem'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'
import { abi } from '../../src/registry/abi.ts'
import { createRegistryReader } from '../../src/registry/createRegistryReader.ts'
import { RegistryError } from '../../src/registry/RegistryError.ts'
import type { Rpc } from '../../src/registry/Rpc.ts'
import { type Chain, openChain } from '../support/openChain.ts'

const hash = `0x${'ab'.repeat(32)}` as const
const address = `0x${'11'.repeat(20)}` as const
const registry = { chainId: 31337, address }
const block = { number: 5, hash, timestamp: 9 }
const position = { key: address, root: hash, index: 0 }
const word = (value: bigint | number) => value.toString(16).padStart(64, '0')

function domainOf(name: string, version = '1') {
  const result = ['0x0f', name, version, 31337n, address, hash, []] as const
  return encodeFunctionResult({ abi, functionName: 'eip712Domain', result })
}

/** What `readSlots` returns. */
const list = (...values: readonly (bigint | number)[]) =>
  `0x${[32, values.length, ...values].map(word).join('')}`

/** A node that answers as told, by method. */
function lie(answers: Record<string, unknown>) {
  const rpc: Rpc = { request: async ({ method }) => answers[method] }
  return createRegistryReader({ rpc, registry })
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => 'an answer',
    (it: unknown) => it,
  )
  expect(error).to.be.instanceOf(RegistryError)
  return (error as RegistryError).code
}

const junk: readonly (readonly [what: string, value: unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['an object', {}],
  ['an object without a value', { toString: 1, valueOf: 1 }],
  ['a list', []],
  ['a list of one', ['0x5']],
  ['a number', 5],
  ['true', true],
  ['no text', ''],
  ['no digits', '0x'],
  ['a negative number', '-0x5'],
  ['a decimal number', '5'],
  ['half a number', '0x1.8'],
  ['white space', ' 0x5 '],
  ['2^256 - 1', `0x${'f'.repeat(64)}`],
  ['ten million digits', `0x${'0'.repeat(10_000_000)}5`],
]

describe('createRegistryReader', () => {
  for (const [what, value] of junk) {
    it(`refuses ${what} instead of a number, a hash, a block, a name or facts`, async () => {
      expect(await codeOf(lie({ eth_chainId: value }).identify())).to.equal('REGISTRY_BAD_ANSWER')
      for (const member of ['number', 'timestamp', 'hash']) {
        const answer = { number: '0x5', hash, timestamp: '0x9', [member]: value }
        if (member === 'hash' && what.startsWith('2^')) continue
        const read = lie({ eth_getBlockByNumber: answer }).readBlock('latest')
        expect(await codeOf(read), member).to.equal('REGISTRY_BAD_ANSWER')
      }
      const read = lie({ eth_getBlockByNumber: value }).readBlock('finalized')
      expect(await codeOf(read)).to.equal('REGISTRY_BAD_ANSWER')
      const named = lie({ eth_chainId: '0x7a69', eth_call: value }).identify()
      expect(await codeOf(named)).to.equal('REGISTRY_NOT_FOUND')
      const facts = lie({ eth_call: value }).readFacts([position], block)
      expect(await codeOf(facts)).to.equal('REGISTRY_NOT_FOUND')
    })
  }

  it('refuses a time that no date can hold', async () => {
    const answer = { number: '0x5', hash, timestamp: '0x7dba8218000' }
    const last = await lie({ eth_getBlockByNumber: answer }).readBlock('latest')
    expect(new Date(last.timestamp * 1000).getTime()).to.equal(8.64e15)
    const beyond = { ...answer, timestamp: '0x7dba8218001' }
    const read = lie({ eth_getBlockByNumber: beyond }).readBlock('latest')
    expect(await codeOf(read)).to.equal('REGISTRY_BAD_ANSWER')
  })

  it('refuses facts that are not as many as asked for, or that no registry wrote', async () => {
    const anchor = 5n | (3n << 40n)
    const key = 7n | (1n << 64n) | (9n << 144n) | (2n << 184n) | (5n << 192n)
    // In this order: key, anchor, revoked, suspended, superseded.
    const good = [key, anchor, 1n, 0n, 0n]
    const none = [0n, 0n, 0n, 0n, 0n]
    const read = (answer: string) => lie({ eth_call: answer }).readFacts([position], block)
    const [facts] = await read(list(...good))
    expect(facts?.anchor).to.deep.equal({ anchoredAt: 5, size: 3 })
    const roles = ['anchor', 'revoke']
    expect(facts?.key).to.deep.equal({ issuerId: 7, from: 1, badSince: 9, type: 'p256', roles })
    expect(facts?.revoked).to.equal(true)
    expect((await read(list(...none)))[0]).to.include({ revoked: false, batchRevoked: false })
    const bad = [
      list(...good.slice(1)),
      list(...good, 0n),
      `0x${good.map(word).join('')}`,
      `0x${[...none, 0n, 0n].map(word).join('')}`,
      list(...good).replace('20', '40'),
      list(...good).replace('05', '04'),
      list(...good.with(0, key | (1n << 200n))),
      list(...good.with(0, key | (3n << 184n))),
      list(...good.with(0, key | (8n << 192n))),
      list(...good.with(0, key | (2n ** 53n))),
      list(...good.with(0, key - 7n)),
      list(...good.with(0, key - (1n << 64n))),
      list(...good.with(0, 1n << 192n)),
      list(...good.with(1, 5n)),
      list(...good.with(1, 3n << 40n)),
      list(...good.with(1, anchor | (1n << 74n))),
      list(...good.with(1, anchor | (1n << 78n))),
      `${list(...good)}00`,
    ]
    for (const answer of bad) expect(await codeOf(read(answer))).to.equal('REGISTRY_NOT_FOUND')
  })

  it('refuses a contract of another name or version, and does not repeat all of a name', async () => {
    const name = 'Cairn CredentialRegistry'
    const identify = (domain: string) => lie({ eth_chainId: '0x7a69', eth_call: domain }).identify()
    await identify(domainOf(name))
    for (const domain of [domainOf('Other'), domainOf(name, '2'), domainOf(`${name} `)]) {
      expect(await codeOf(identify(domain))).to.equal('REGISTRY_NOT_FOUND')
    }
    const error = await identify(domainOf(`\u001b[2J${'x'.repeat(100_000)}`)).catch((it) => it)
    expect(error.message.length).to.be.below(1000)
    expect(error.message).to.not.include('\u001b')
  })

  describe('at the address of the deployment', () => {
    const deployed = toDeployedRegistry(31337)
    const identify = (code: unknown, at = deployed) => {
      const domain = domainOf('Cairn CredentialRegistry')
      const answers: Record<string, unknown> = {
        eth_chainId: '0x7a69',
        eth_call: domain,
        eth_getCode: code,
      }
      const rpc: Rpc = { request: async ({ method }) => answers[method] }
      return createRegistryReader({ rpc, registry: at }).identify()
    }

    it('refuses other code, whatever its name; elsewhere the name is enough', async () => {
      for (const code of ['0x', '0x6001', `0x${'00'.repeat(20_000)}`]) {
        expect(await codeOf(identify(code))).to.equal('REGISTRY_NOT_FOUND')
        await identify(code, registry)
      }
      const shouted = `0x${deployed.address.slice(2).toUpperCase()}` as const
      const work = identify('0x6001', { ...deployed, address: shouted })
      expect(await codeOf(work)).to.equal('REGISTRY_NOT_FOUND')
    })

    it('refuses what is no code', async () => {
      for (const code of [undefined, null, {}, [], 5, '', '0x5', 'code']) {
        expect(await codeOf(identify(code))).to.equal('REGISTRY_BAD_ANSWER')
      }
    })
  })

  it('refuses another block than the one asked for', async () => {
    const answer = { number: '0x5', hash, timestamp: '0x9' }
    const read = lie({ eth_getBlockByNumber: answer }).readBlock({ confirmations: 2 })
    expect(await codeOf(read)).to.equal('REGISTRY_BAD_ANSWER')
  })

  it('tells an outage from a revert', async () => {
    const failing = (error: unknown) => {
      const rpc: Rpc = {
        request: ({ method }) =>
          method === 'eth_chainId' ? Promise.resolve('0x7a69') : Promise.reject(error),
      }
      return codeOf(createRegistryReader({ rpc, registry }).identify())
    }
    const revert = Object.assign(new Error('reverted'), { code: 3 })
    const loop: Record<string, unknown> = { code: -32603 }
    loop.cause = loop
    expect(await failing(revert)).to.equal('REGISTRY_NOT_FOUND')
    expect(await failing(new Error('x', { cause: revert }))).to.equal('REGISTRY_NOT_FOUND')
    expect(await failing({ info: { error: revert } })).to.equal('REGISTRY_NOT_FOUND')
    for (const error of [new Error('gone'), loop, null, undefined, 'gone', { data: null }]) {
      expect(await failing(error)).to.equal('REGISTRY_UNREACHABLE')
    }
  })

  describe('on a chain', () => {
    let chain: Chain
    before(async () => {
      chain = await openChain()
    })
    after(() => chain.close())

    it('counts confirmations from the head, down to the first block', async () => {
      await chain.mine(7)
      const head = await chain.reader.readBlock('latest')
      for (const confirmations of [0, 1, 5]) {
        const { number } = await chain.reader.readBlock({ confirmations })
        expect(number).to.equal(head.number - confirmations)
      }
      expect((await chain.reader.readBlock({ confirmations: 1e6 })).number).to.equal(0)
    })

    it('identifies once, and again after a failure', async () => {
      let calls = 0
      let isDead = true
      const rpc: Rpc = {
        request(call) {
          calls++
          return isDead ? Promise.reject(new Error('gone')) : chain.rpc.request(call)
        },
      }
      const reader = createRegistryReader({ rpc, registry: chain.registry })
      expect(await codeOf(reader.identify())).to.equal('REGISTRY_UNREACHABLE')
      isDead = false
      await Promise.all([reader.identify(), reader.identify()])
      const asked = calls
      await reader.identify()
      expect(calls).to.equal(asked)
    })

    it('reads any number of positions, in their order, and pins each to the block hash', async () => {
      const writer = chain.writer()
      await writer.anchor({ root: hash, size: 100 })
      await writer.revoke({ root: hash, indexes: [3, 50, 99] })
      const at: unknown[] = []
      const rpc: Rpc = {
        request(call) {
          at.push(call.params[1])
          return chain.rpc.request(call)
        },
      }
      const reader = createRegistryReader({ rpc, registry: chain.registry })
      const head = await chain.reader.readBlock('latest')
      const positions = Array.from({ length: 100 }, (_, index) => ({
        key: writer.key,
        root: hash,
        index,
      }))
      const facts = await reader.readFacts(positions, head)
      const revoked = facts.flatMap((one, i) => (one.revoked ? [i] : []))
      expect(revoked).to.deep.equal([3, 50, 99])
      expect(at).to.deep.equal([{ blockHash: head.hash, requireCanonical: true }])
    })
  })
})
