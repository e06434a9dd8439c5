import { type Address, type Hex, numberToHex } from 'viem'
import { embeddedNetwork } from '../../scripts/network/embeddedNetwork.ts'
import { toTestAccount } from '../../scripts/network/openEmbedded.ts'
import { toCost } from './Cost.ts'
import type { Call, Stage } from './Stage.ts'

/** Hardhat's node, which can be asked more. */
export type Edr = Stage & {
  /** How many different storage slots these calls read. */
  countReads(calls: readonly Call[]): Promise<number>
  close(): Promise<void>
}

/** EIP-7825 caps a transaction at 2^24; under EIP-8037 new state does not count there. */
const caps = { osaka: 2 ** 24, amsterdam: 2 ** 27 }

type Rpc = { request(call: { method: string; params: readonly unknown[] }): Promise<unknown> }

type Receipt = {
  readonly contractAddress: Address
  readonly gasUsed: Hex
  readonly transactionHash: Hex
  readonly logs: readonly { readonly topics: readonly Hex[]; readonly data: Hex }[]
}

/**
 * Opens Hardhat's embedded node under the rules of a hardfork. Each block has a time of its own, so that
 * every run is the same.
 */
export async function openEdr(hardfork: 'osaka' | 'amsterdam'): Promise<Edr> {
  const { createHardhatRuntimeEnvironment } = await import('hardhat/hre')
  const cap = caps[hardfork]
  const edr = { ...embeddedNetwork, hardfork, blockGasLimit: 2 * cap, transactionGasCap: cap }
  const hre = await createHardhatRuntimeEnvironment({ networks: { edr } })
  const connection = await hre.network.create('edr')
  const rpc = connection.provider as unknown as Rpc

  let time = Date.parse(embeddedNetwork.initialDate) / 1000
  const transact = async (call: { to?: Address; data: Hex }, from: number) => {
    time += 12
    await rpc.request({ method: 'evm_setNextBlockTimestamp', params: [time] })
    const transaction = { ...call, from: toTestAccount(from).address, gas: numberToHex(cap) }
    const hash = await rpc.request({ method: 'eth_sendTransaction', params: [transaction] })
    return (await rpc.request({ method: 'eth_getTransactionReceipt', params: [hash] })) as Receipt
  }
  return {
    name: `Hardhat's node, ${hardfork}`,
    chainId: embeddedNetwork.chainId,
    account: toTestAccount,
    deploy: async (data) => (await transact({ data }, 0)).contractAddress,
    async send({ from, to, data }) {
      const { gasUsed, transactionHash, logs } = await transact({ to, data }, from)
      const newSlots = await countNewSlots(rpc, transactionHash)
      return { ...toCost({ gas: Number(gasUsed), newSlots, data }), logs }
    },
    async countReads(calls) {
      const reads = await Promise.all(calls.map((call) => traceReads(rpc, call)))
      return new Set(reads.flat()).size
    },
    close: () => connection.close(),
  }
}

type Accounts = Readonly<Record<Address, { readonly storage?: Readonly<Record<Hex, Hex>> }>>

/** From the state itself: what is there after the transaction and was not before. */
async function countNewSlots(rpc: Rpc, hash: Hex): Promise<number> {
  const tracer = { tracer: 'prestateTracer', tracerConfig: { diffMode: true } }
  const answer = await rpc.request({ method: 'debug_traceTransaction', params: [hash, tracer] })
  const { pre, post } = answer as { pre: Accounts; post: Accounts }
  const isEmpty = (value: Hex = '0x0') => BigInt(value) === 0n
  const counts = Object.entries(post).map(([address, { storage = {} }]) => {
    const before = pre[address as Address]?.storage ?? {}
    const slots = Object.entries(storage) as [Hex, Hex][]
    return slots.filter(([slot, value]) => !isEmpty(value) && isEmpty(before[slot])).length
  })
  return counts.reduce((total, count) => total + count, 0)
}

/** The slots that a call reads; none of those that are called here calls another contract. */
async function traceReads(rpc: Rpc, { from, to, data }: Call): Promise<string[]> {
  const call = { from: toTestAccount(from).address, to, data }
  const params = [call, 'latest', { disableStorage: true }]
  const answer = await rpc.request({ method: 'debug_traceCall', params })
  const { failed, structLogs } = answer as {
    failed: boolean
    structLogs: readonly { op: string; stack: readonly Hex[] }[]
  }
  if (failed) throw new Error(`a call that should read ${to} failed`)
  return structLogs.flatMap(({ op, stack }) => (op === 'SLOAD' ? [`${to} ${stack.at(-1)}`] : []))
}
