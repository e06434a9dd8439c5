import { decodeFunctionResult } from 'viem'
import { abi } from './abi.ts'
import { askRegistry, noRegistry, type Registry } from './askNode.ts'
import { encodeCall } from './encodeCall.ts'
import type { Block, Facts, Position } from './Registry.ts'
import { toKeyRecord } from './readKey.ts'

/** Seven words of the position and six of the key. */
const words = 13

/** What a registry knows of one position, and of the key, at a block. */
export async function readFacts(
  registry: Registry,
  { key, root, index }: Position,
  block: Block,
): Promise<Facts> {
  const functionName = 'factsOf'
  return askRegistry(registry, block, {
    call: encodeCall(abi, functionName, () => [key, root, index]),
    words,
    decode: (data) => toFacts(decodeFunctionResult({ abi, functionName, data })),
  })
}

type Answer = ReturnType<typeof decodeFunctionResult<typeof abi, 'factsOf'>>

function toFacts([{ anchoredAt, size, ...status }, record]: Answer): Facts {
  // The decoder takes what is wider than its type, up to a time that no date can hold.
  if (anchoredAt >= 2 ** 40 || size >= 2 ** 32) throw noRegistry()
  const key = toKeyRecord(record)
  return {
    ...(anchoredAt !== 0 && { anchor: { anchoredAt, size } }),
    ...(key && { key }),
    ...status,
  }
}
