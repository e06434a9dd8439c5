import type { BaseContract, Interface } from 'ethers'
import { network } from 'hardhat'
import type { Moment } from './Answer.ts'
import type { Hex } from './bytes.ts'
import type { Domain } from './typedData.ts'

type Provider = Awaited<ReturnType<typeof network.create>>['provider']
type Deployed = { readonly address: Hex; readonly abi: Interface }

/** One transaction. */
export type Transaction = {
  readonly from: Hex
  readonly to: 'registry' | 'trust'
  readonly call: string
  readonly args: readonly unknown[]
  /** When its block is to be; a while after the last one, unless told otherwise. */
  readonly at?: number
}

/** A block, by its hash too. */
export type Block = Moment & { readonly hash: Hex }

const GAS = '0xf00000'

/** A while after the first block, so that what was deployed in between makes no difference. */
const START = Date.UTC(2024, 0, 2) / 1_000

/** The embedded network with the three contracts on it. */
export class Chain {
  #time = 0

  private constructor(
    readonly provider: Provider,
    readonly registry: Deployed,
    readonly trust: Deployed,
    readonly lens: Deployed,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<Chain> {
    const connection = await network.create({
      network: 'embedded',
      override: { throwOnTransactionFailures: false },
    })
    const { ethers, provider } = connection
    const registry = await ethers.deployContract('CredentialRegistry')
    const trust = await ethers.deployContract('TrustRegistry', [registry])
    const lens = await ethers.deployContract('CredentialLens')
    const deployed = await Promise.all([registry, trust, lens].map(toDeployed))
    const chain = new Chain(provider, deployed[0]!, deployed[1]!, deployed[2]!, () =>
      connection.close(),
    )
    chain.#time = START
    return chain
  }

  /** Time of the last block. */
  get time(): number {
    return this.#time
  }

  /** What signatures for the registry, or for that of grants, are bound to. */
  domainOf(contract: 'registry' | 'trust'): Domain {
    return {
      name: contract === 'registry' ? 'Cairn CredentialRegistry' : 'Cairn TrustRegistry',
      version: '1',
      chainId: 31337,
      verifyingContract: this[contract].address,
    }
  }

  /** Lets an address send transactions, whoever it is. */
  async admit(address: Hex): Promise<void> {
    await this.provider.request({ method: 'hardhat_impersonateAccount', params: [address] })
    const purse = `0x${(10n ** 20n).toString(16)}`
    await this.provider.request({ method: 'hardhat_setBalance', params: [address, purse] })
  }

  async setCode(address: Hex, code: Hex): Promise<void> {
    await this.provider.request({ method: 'hardhat_setCode', params: [address, code] })
  }

  /** Sends it, and says whether it was taken, and when. */
  async send({ from, to, call, args, at }: Transaction): Promise<{ taken: boolean; time: number }> {
    const { address, abi } = this[to]
    const next = `0x${(at ?? this.#time + 7).toString(16)}`
    await this.provider.request({ method: 'evm_setNextBlockTimestamp', params: [next] })
    const data = abi.encodeFunctionData(call, args)
    const transaction = { from, to: address, data, gas: GAS }
    const hash = await this.provider.request({
      method: 'eth_sendTransaction',
      params: [transaction],
    })
    const receipt = (await this.provider.request({
      method: 'eth_getTransactionReceipt',
      params: [hash],
    })) as { status: Hex; blockNumber: Hex }
    const { time } = await this.readBlock(receipt.blockNumber)
    this.#time = time
    return { taken: receipt.status === '0x1', time }
  }

  async readBlock(tag: string): Promise<Block> {
    const block = (await this.provider.request({
      method: 'eth_getBlockByNumber',
      params: [tag, false],
    })) as { number: Hex; timestamp: Hex; hash: Hex }
    return {
      chainId: 31337,
      blockNumber: Number(block.number),
      time: Number(block.timestamp),
      hash: block.hash,
    }
  }
}

async function toDeployed(contract: BaseContract): Promise<Deployed> {
  return { address: (await contract.getAddress()).toLowerCase(), abi: contract.interface }
}
