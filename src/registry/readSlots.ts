import type { AccountId } from '../base/accountId.ts'
import type { Hex } from '../base/hex.ts'
import { abi } from './abi.ts'
import { noRegistry, toRegistryError } from './askNode.ts'
import { callContract } from './callContract.ts'
import { encodeCall } from './encodeCall.ts'
import type { Block } from './Registry.ts'
import { RegistryError } from './RegistryError.ts'
import type { Rpc } from './Rpc.ts'
import { readBlock } from './readBlock.ts'

/**
 * What a contract says is in its slots at a block, in one call.
 *
 * @returns 32 bytes for each slot, in the order asked, in lower case.
 * @throws {RegistryError} `REGISTRY_NOT_FOUND` where what answers does not show its slots;
 * `REGISTRY_NO_STATE` where the node knows the block and no longer what was stored then.
 */
export async function readSlots(
  rpc: Rpc,
  contract: AccountId,
  slots: readonly Hex[],
  block: Block,
): Promise<readonly Hex[]> {
  const data = encodeCall(abi, 'readSlots', () => [slots])
  const answer = await callContract(rpc, contract, data, block).catch(async (error) => {
    if (error.code !== 'REGISTRY_UNREACHABLE') throw error
    throw (await isForgotten(rpc, contract, block)) ? noState(block, error) : error
  })
  return decodeSlots(answer.toLowerCase(), slots.length)
}

/** A list of words, in ABI encoding: where it begins, its length, the words. */
function decodeSlots(answer: string, count: number): readonly Hex[] {
  const word = (i: number) => answer.slice(2 + i * 64, 66 + i * 64)
  // An answer of zeros alone would read as the word of a registry that it knows nothing.
  if (answer.length !== 2 + (2 + count) * 64) throw noRegistry()
  if (BigInt(`0x${word(0)}`) !== 32n || BigInt(`0x${word(1)}`) !== BigInt(count)) throw noRegistry()
  return Array.from({ length: count }, (_, i) => `0x${word(i + 2)}` as const)
}

/** Nodes say in many ways that they have no state of a block; what they can do tells more. */
async function isForgotten(rpc: Rpc, contract: AccountId, block: Block): Promise<boolean> {
  const data = encodeCall(abi, 'readSlots', () => [[]])
  try {
    const [known, head] = await Promise.all([
      readBlock(rpc, { number: block.number }),
      readBlock(rpc, 'latest'),
    ])
    if (known.hash !== block.hash || head.number <= block.number) return false
    decodeSlots((await callContract(rpc, contract, data, head)).toLowerCase(), 0)
    return true
  } catch (error) {
    if (error instanceof RegistryError) return false
    throw error
  }
}

function noState(block: Block, cause: unknown): RegistryError {
  const problem = `the node does not have the state of block ${block.number} any more`
  return toRegistryError('REGISTRY_NO_STATE', problem, cause)
}
