import { decodeFunctionResult } from 'viem'
import { toUint } from '../base/uint.ts'
import { abi } from './abi.ts'
import { askRegistry, type Registry } from './askNode.ts'
import { encodeCall } from './encodeCall.ts'
import type { Block, WindowRecord } from './Registry.ts'
import { toKeyHash } from './toKeyHash.ts'
import { toWindowRecord } from './toWindowRecord.ts'

/** When an issuer's assertion key is good, as a registry knows it at a block; `undefined` if never. */
export async function readAssertionKey(
  registry: Registry,
  { issuerId, multikey }: { readonly issuerId: number; readonly multikey: string },
  block: Block,
): Promise<WindowRecord | undefined> {
  const functionName = 'assertionKeyOf'
  const window = await askRegistry(registry, block, {
    call: encodeCall(abi, functionName, () => [toUint(issuerId, 64), toKeyHash(multikey)]),
    words: 3,
    decode: (data) => toWindowRecord(decodeFunctionResult({ abi, functionName, data })),
  })
  return window.from === 0 ? undefined : window
}
