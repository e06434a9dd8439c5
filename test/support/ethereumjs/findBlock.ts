import { hashOf, type Ledger, type Mined } from './Ledger.ts'
import type { BlockId } from './Method.ts'
import { RpcFault } from './RpcFault.ts'

/** Two epochs, as on a chain whose validators agree. */
const blocksToFinality = 64

/** The block asked for; `undefined` where the chain has none such. Nothing is ever reorganised. */
export function findBlock({ blocks }: Ledger, id: BlockId): Mined | undefined {
  if (typeof id === 'bigint') return blocks[Number(id)]
  if (id === 'earliest') return blocks[0]
  if (id === 'latest' || id === 'pending') return blocks.at(-1)
  if (typeof id === 'string') return blocks[Math.max(0, blocks.length - 1 - blocksToFinality)]
  if ('blockNumber' in id) return blocks[Number(id.blockNumber)]
  return blocks.find((mined) => hashOf(mined) === id.blockHash.toLowerCase())
}

/** The block asked for, to read the state from. */
export function getBlock(ledger: Ledger, id: BlockId): Mined {
  const found = findBlock(ledger, id)
  if (found) return found
  throw new RpcFault('RESOURCE', 'the chain has no such block')
}
