import { decodeAbiParameters } from 'viem'
import { type Address, type Hex, isHex } from '../base/hex.ts'
import { askNode } from './askNode.ts'
import { RegistryError } from './RegistryError.ts'
import type { Rpc } from './Rpc.ts'

/** What a price feed says. */
export type Feed = {
  /** What it is the price of and in what, such as `ETH / USD`. */
  readonly description: string
  /** In units of 10^-decimals. */
  readonly amount: bigint
  readonly decimals: number
  /** When it said so, in seconds since 1970. */
  readonly updatedAt: number
}

/** The first four bytes of the hash of each function. */
const selectors = {
  decimals: '0x313ce567',
  description: '0x7284e416',
  latestRoundData: '0xfeaf968c',
} as const

/**
 * The newest price of a feed: a contract with Chainlink's interface `AggregatorV3Interface`.
 *
 * @throws {RegistryError} `REGISTRY_REVERTED` or `REGISTRY_BAD_ANSWER` where it is none.
 */
export async function readFeed(rpc: Rpc, feed: Address): Promise<Feed> {
  const read = async (data: Hex, types: readonly string[]): Promise<readonly unknown[]> => {
    const call = { to: feed, data }
    const answer = await askNode(rpc, 'eth_call', [call, 'latest'], 'REGISTRY_REVERTED')
    try {
      if (isHex(answer))
        return decodeAbiParameters(
          types.map((type) => ({ type })),
          answer,
        )
    } catch {
      // Said below.
    }
    const problem = 'the contract gave something that is no price'
    throw new RegistryError({ code: 'REGISTRY_BAD_ANSWER', problem })
  }
  const [[decimals], [description], [, amount, , updatedAt]] = (await Promise.all([
    read(selectors.decimals, ['uint8']),
    read(selectors.description, ['string']),
    read(selectors.latestRoundData, ['uint80', 'int256', 'uint256', 'uint256', 'uint80']),
  ])) as unknown as [[number], [string], [bigint, bigint, bigint, bigint, bigint]]
  return { description, amount, decimals, updatedAt: Number(updatedAt) }
}
