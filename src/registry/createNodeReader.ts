import { type AccountId, formatAccountId } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import type { ChainReader } from './ChainReader.ts'
import { callContract } from './callContract.ts'
import { createSlotLoader } from './createSlotLoader.ts'
import { identifyContract } from './identifyContract.ts'
import type { Block } from './Registry.ts'
import type { Rpc } from './Rpc.ts'
import { readBlock } from './readBlock.ts'
import { readChainId } from './readChainId.ts'
import { readSlots } from './readSlots.ts'

/** Contracts and blocks whose slots are remembered: those of the newest runs. */
const loadersKept = 8

/**
 * Reads a chain by way of one node. Storage is read at a block hash (EIP-1898), so that no
 * reorganisation can mix two histories; each slot once, a thousand in one call, those together that are
 * asked for together.
 *
 * @example
 * const chain = createNodeReader(fromViem(client))
 * const reader = createRegistryReader({ chain, registry })
 * const trust = createTrustReader({ chain, registry: grants })
 */
export function createNodeReader(rpc: Rpc): ChainReader {
  const loaders = new Map<string, (slots: readonly Hex[]) => Promise<readonly Hex[]>>()
  const openLoader = (contract: AccountId, block: Block) => {
    const id = `${formatAccountId(contract)} ${block.hash}`
    const loader =
      loaders.get(id) ?? createSlotLoader((slots) => readSlots(rpc, contract, slots, block))
    // The last one asked is the last one forgotten.
    loaders.delete(id)
    loaders.set(id, loader)
    for (const oldest of loaders.keys()) {
      if (loaders.size > loadersKept) loaders.delete(oldest)
    }
    return loader
  }
  return {
    readChainId: () => readChainId(rpc),
    identify: (contract, name) => identifyContract({ rpc, registry: contract }, name),
    readBlock: (at) => readBlock(rpc, at),
    readSlots: async (contract, slots, block) => openLoader(contract, block)(slots),
    call: (contract, data, block) => callContract(rpc, contract, data, block),
  }
}
