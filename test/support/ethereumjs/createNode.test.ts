import { expect } from 'chai'
import { network } from 'hardhat'
import {
  encodeAbiParameters,
  encodeEventTopics,
  encodeFunctionData,
  getContractAddress,
  keccak256,
} from 'viem'
import { type Hex, toHex } from '../../../src/base/hex.ts'
import { creationCodes } from '../../../src/deployer/creationCodes.ts'
import { abi } from '../../../src/registry/abi.ts'
import type { Rpc } from '../../../src/registry/Rpc.ts'
import { chainId, toAccount } from '../openChain.ts'
import { answer } from './answer.ts'
import { createNode } from './createNode.ts'
import { toGenesis } from './genesis.ts'

const from = toAccount(0).address
const registry = getContractAddress({ from, nonce: 0n })
const root = `0x${'ab'.repeat(32)}` as const
const anchoring = encodeFunctionData({ abi, functionName: 'anchor', args: [root, 3] })
const revoking = encodeFunctionData({
  abi,
  functionName: 'revoke',
  args: [from, root, '0x00000001', 1],
})
const facts = encodeFunctionData({ abi, functionName: 'factsOf', args: [from, root, 1] })

async function sign(nonce: number, fields: { to?: Hex; data: Hex }): Promise<Hex> {
  const fees = { maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 0n, gas: 6_000_000n }
  return toAccount(0).signTransaction({ chainId, nonce, type: 'eip1559', ...fees, ...fields })
}

describe('the node of EthereumJS', () => {
  let node: Rpc
  let hardhat: Awaited<ReturnType<typeof network.create<'embedded'>>>
  const hashes: Hex[] = []
  const ask = async (method: string, ...params: unknown[]) => {
    const nodes = [node, hardhat.provider as Rpc]
    return Promise.all(nodes.map((one) => one.request({ method, params })))
  }
  const expectSame = async (method: string, ...params: unknown[]) => {
    const [ours, theirs] = await ask(method, ...params)
    expect(ours, JSON.stringify([method, params])).to.deep.equal(theirs)
  }
  const expectSameIn = async (members: readonly string[], method: string, ...params: unknown[]) => {
    const answers = (await ask(method, ...params)) as Record<string, unknown>[]
    const [ours, theirs] = answers.map((it) => members.map((member) => [member, it[member]]))
    expect(ours).to.deep.equal(theirs)
  }

  before(async () => {
    node = await createNode(toGenesis())
    hardhat = await network.create('embedded')
    const sent = [
      { data: creationCodes.CredentialRegistry },
      ...[anchoring, revoking].map((data) => ({ to: registry, data })),
    ]
    for (const [nonce, fields] of sent.entries()) {
      await ask('evm_setNextBlockTimestamp', 1_710_000_000 + nonce)
      const [hash] = await ask('eth_sendRawTransaction', await sign(nonce, fields))
      hashes.push(hash as Hex)
    }
  })
  after(() => hardhat.close())

  it('has the same blocks, transactions and receipts, but for what accounts own and pay', async () => {
    await expectSame('eth_blockNumber')
    const members = ['number', 'timestamp', 'gasUsed', 'transactions', 'uncles', 'difficulty']
    const roots = ['transactionsRoot', 'receiptsRoot', 'logsBloom', 'sha3Uncles']
    for (const id of ['0x1', '0x2', '0x3', 'latest']) {
      await expectSameIn([...members, ...roots], 'eth_getBlockByNumber', id, false)
    }
    const sent = ['hash', 'from', 'to', 'input', 'nonce', 'gas', 'type', 'value', 'r', 's']
    const done = ['from', 'to', 'contractAddress', 'status', 'type', 'gasUsed', 'cumulativeGasUsed']
    for (const hash of hashes) {
      await expectSameIn(sent, 'eth_getTransactionByHash', hash)
      await expectSameIn([...done, 'logsBloom'], 'eth_getTransactionReceipt', hash)
    }
  })

  it('has no block, transaction or receipt that there is not', async () => {
    await expectSame('eth_getBlockByNumber', '0x9', false)
    for (const found of ['BlockByHash', 'TransactionByHash', 'TransactionReceipt']) {
      await expectSame(`eth_get${found}`, root, ...(found === 'BlockByHash' ? [false] : []))
    }
  })

  it('has the same state after each block', async () => {
    const key = toAccount(0).address
    const anchorId = keccak256(
      encodeAbiParameters([{ type: 'address' }, { type: 'bytes32' }], [key, root]),
    )
    const slot = keccak256(`${anchorId}${'00'.repeat(32)}`)
    for (const id of ['earliest', '0x1', '0x2', '0x3', 'latest']) {
      await expectSame('eth_getCode', registry, id)
      await expectSame('eth_getTransactionCount', from, id)
      await expectSame('eth_getStorageAt', registry, slot, id)
      if (id !== 'earliest') await expectSame('eth_call', { to: registry, data: facts }, id)
    }
    await expectSame('eth_getBalance', toAccount(1).address, 'latest')
    await expectSame('eth_getBalance', registry, 'latest')
    expect(
      await node.request({ method: 'eth_getStorageAt', params: [registry, slot] }),
    ).to.not.equal(toHex(new Uint8Array(32)))
  })

  it('calls at the hash of a block', async () => {
    const { hash } = (await node.request({
      method: 'eth_getBlockByNumber',
      params: ['0x2', false],
    })) as { hash: Hex }
    const call = { to: registry, data: facts }
    const callAt = (id: unknown) => node.request({ method: 'eth_call', params: [call, id] })
    const at = { blockHash: hash, requireCanonical: true }
    expect(await callAt(at)).to.equal(await callAt('0x2'))
    expect(await callAt(at)).to.not.equal(await callAt('latest'))
  })

  it('finds the same logs', async () => {
    const [revoked] = encodeEventTopics({ abi, eventName: 'Revoked' })
    const all = { fromBlock: 'earliest', toBlock: 'latest' }
    const filters = [
      [all, 2],
      [{ ...all, topics: [revoked] }, 1],
      [{ ...all, topics: [null, null, [root, revoked]], address: [registry] }, 2],
      [{ ...all, topics: [root] }, 0],
      [{ ...all, address: from }, 0],
      [{ fromBlock: '0x1', toBlock: '0x2' }, 1],
      [{}, 1],
    ] as const
    for (const [filter, count] of filters) {
      const answers = (await ask('eth_getLogs', filter)) as Record<string, unknown>[][]
      const [ours, theirs] = answers.map((logs) =>
        logs.map(({ blockHash: _, blockTimestamp: __, ...log }) => log),
      )
      expect(ours).to.deep.equal(theirs)
      expect(ours).to.have.length(count)
    }
  })

  it('estimates what is enough, and not much more', async () => {
    const root = `0x${'cd'.repeat(32)}` as const
    const data = encodeFunctionData({ abi, functionName: 'anchor', args: [root, 3] })
    const [ours, theirs] = await ask('eth_estimateGas', { from, to: registry, data })
    expect(Math.abs(Number(ours) - Number(theirs))).to.be.below(1000)
  })

  it('takes its time from its blocks, and calls final what 64 others are built on', async () => {
    const fresh = await createNode(toGenesis())
    const request = (method: string, ...params: unknown[]) => fresh.request({ method, params })
    const read = async (id: string) => {
      const block = await request('eth_getBlockByNumber', id, false)
      const { number, timestamp } = block as { number: Hex; timestamp: Hex }
      return [Number(number), Number(timestamp)] as const
    }
    const [, start] = await read('latest')
    await request('evm_increaseTime', 100)
    await request('evm_mine')
    expect(await read('latest')).to.deep.equal([1, start + 101])
    await request('evm_mine', start + 500)
    expect(await read('latest')).to.deep.equal([2, start + 500])
    await request('hardhat_mine', '0x46')
    expect(await read('latest')).to.deep.equal([72, start + 570])
    expect(await read('finalized')).to.deep.equal([8, start + 506])
  })

  const faults = [
    ['PARSE', -32700, '{'],
    ['REQUEST', -32600, '[]'],
    ['REQUEST', -32600, '{"id":1}'],
    ['METHOD', -32601, toRequest('eth_mining', [])],
    ['PARAMS', -32602, toRequest('eth_getCode', ['0x12'])],
    ['PARAMS', -32602, toRequest('evm_setNextBlockTimestamp', [1])],
    ['RESOURCE', -32001, toRequest('eth_getCode', [from, '0x99'])],
    ['REJECTED', -32000, toRequest('eth_sendRawTransaction', ['0x02'])],
    ['REVERTED', 3, toRequest('eth_call', [{ to: registry, data: '0x12345678' }, 'latest'])],
  ] as const
  for (const [name, code, text] of faults) {
    it(`answers ${name} to ${text.slice(0, 60)}`, async () => {
      expect(await answer(node, text)).to.have.nested.property('error.code', code)
    })
  }

  it('answers many at once, in their order, and mines nothing that is refused', async () => {
    const text = `[${toRequest('eth_chainId', [])},${toRequest('eth_sendRawTransaction', ['0x'])},${toRequest('eth_blockNumber', [])}]`
    const answers = (await answer(node, text)) as { result?: unknown }[]
    expect(answers.map(({ result }) => result)).to.deep.equal(['0x7a69', undefined, '0x3'])
  })
})

function toRequest(method: string, params: readonly unknown[]): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
}
