import { isHex } from '../base/hex.ts'
import { askNode, toRegistryError } from './askNode.ts'
import type { Block, BlockTag } from './Registry.ts'
import type { Rpc } from './Rpc.ts'
import { toQuantity } from './readChainId.ts'

/** The last second since 1970 that a `Date` can hold. */
const lastSecond = 8.64e12

/**
 * A block of a node.
 *
 * @throws {RegistryError} `REGISTRY_BAD_ANSWER` also where the node does not have the one of that number.
 */
export async function readBlock(rpc: Rpc, at: BlockTag): Promise<Block> {
  if (typeof at === 'string')
    return toBlock(await askNode(rpc, 'eth_getBlockByNumber', [at, false]))
  const number = 'number' in at ? at.number : await countBack(rpc, at.confirmations)
  const params = [`0x${number.toString(16)}`, false]
  const block = toBlock(await askNode(rpc, 'eth_getBlockByNumber', params))
  if (block.number === number) return block
  throw toRegistryError(
    'REGISTRY_BAD_ANSWER',
    `the node gave block ${block.number} instead of ${number}`,
  )
}

async function countBack(rpc: Rpc, confirmations: number): Promise<number> {
  const latest = toBlock(await askNode(rpc, 'eth_getBlockByNumber', ['latest', false]))
  return Math.max(0, latest.number - confirmations)
}

function toBlock(answer: unknown): Block {
  const { number, hash, timestamp } = (answer ?? {}) as Record<string, unknown>
  const block = { number: toQuantity(number), hash, timestamp: toQuantity(timestamp) }
  if (isHex(hash, 32) && block.timestamp <= lastSecond) return { ...block, hash }
  throw toRegistryError('REGISTRY_BAD_ANSWER', 'the node gave no block')
}
