import { decodeFunctionResult } from 'viem'
import { askRegistry, noRegistry, type Registry } from '../registry/askNode.ts'
import { encodeCall } from '../registry/encodeCall.ts'
import type { Block } from '../registry/Registry.ts'
import { toWindowRecord } from '../registry/toWindowRecord.ts'
import { trustAbi as abi } from '../registry/trustAbi.ts'
import { type Edge, type GrantRecord, toEdge } from './Grant.ts'

/** What a registry knows of a grant at a block; `undefined` where it was never written. */
export async function readGrant(
  registry: Registry,
  edge: Edge,
  block: Block,
): Promise<GrantRecord | undefined> {
  const functionName = 'grantOf'
  return askRegistry(registry, block, {
    call: encodeCall(abi, functionName, () => [toEdge(edge)]),
    words: 4,
    decode: (data) => toGrantRecord(decodeFunctionResult({ abi, functionName, data })),
  })
}

type Answer = ReturnType<typeof decodeFunctionResult<typeof abi, 'grantOf'>>

function toGrantRecord({ window, depth }: Answer): GrantRecord | undefined {
  const record = toWindowRecord(window)
  // The decoder takes what is wider than its type.
  if (depth >= 2 ** 8) throw noRegistry()
  return record.from === 0 ? undefined : { ...record, depth }
}
