import { decodeFunctionResult } from 'viem'
import type { Hex } from '../base/hex.ts'
import { abi } from './abi.ts'
import { askRegistry, noRegistry, type Registry } from './askNode.ts'
import { encodeCall } from './encodeCall.ts'
import type { Block } from './Registry.ts'

/** When an aggregate was recorded, as a registry knows it at a block; `undefined` where it was not. */
export async function readAggregate(
  registry: Registry,
  superRoot: Hex,
  block: Block,
): Promise<number | undefined> {
  const functionName = 'aggregatedAt'
  const time = await askRegistry(registry, block, {
    call: encodeCall(abi, functionName, () => [superRoot]),
    words: 1,
    decode: (data) => decodeFunctionResult({ abi, functionName, data }),
  })
  // The decoder takes what is wider than its type.
  if (time >= 2 ** 40) throw noRegistry()
  return time === 0 ? undefined : time
}
