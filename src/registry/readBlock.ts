import { isHex } from '../base/hex.ts'
import { askNode, toRegistryError } from './askNode.ts'
import type { Block, Finality } from './Registry.ts'
import type { Rpc } from './Rpc.ts'
import { toQuantity } from './readChainId.ts'

/** The last second since 1970 that a `Date` can hold. */
const lastSecond = 8.64e12

/** The newest block of a node, or the newest final one. */
export async function readBlock(rpc: Rpc, at: 'latest' | Finality): Promise<Block> {
  if (typeof at === 'string')
    return toBlock(await askNode(rpc, 'eth_getBlockByNumber', [at, false]))
  const latest = toBlock(await askNode(rpc, 'eth_getBlockByNumber', ['latest', false]))
  const number = Math.max(0, latest.number - at.confirmations)
  const params = [`0x${number.toString(16)}`, false]
  const block = toBlock(await askNode(rpc, 'eth_getBlockByNumber', params))
  if (block.number === number) return block
  throw toRegistryError(
    'REGISTRY_BAD_ANSWER',
    `the node gave block ${block.number} instead of ${number}`,
  )
}

function toBlock(answer: unknown): Block {
  const { number, hash, timestamp } = (answer ?? {}) as Record<string, unknown>
  const block = { number: toQuantity(number), hash, timestamp: toQuantity(timestamp) }
  if (isHex(hash, 32) && block.timestamp <= lastSecond) return { ...block, hash }
  throw toRegistryError('REGISTRY_BAD_ANSWER', 'the node gave no block')
}
