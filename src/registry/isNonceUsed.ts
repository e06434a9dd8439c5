import { decodeFunctionResult } from 'viem'
import type { Address } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { abi } from './abi.ts'
import { askRegistry, type Registry } from './askNode.ts'
import { encodeCall } from './encodeCall.ts'
import type { Block } from './Registry.ts'

/** Whether a signer used or cancelled a nonce, as a registry knows it at a block. */
export async function isNonceUsed(
  registry: Registry,
  { signer, nonce }: { readonly signer: Address; readonly nonce: bigint },
  block: Block,
): Promise<boolean> {
  const functionName = 'isNonceUsed'
  return askRegistry(registry, block, {
    call: encodeCall(abi, functionName, () => [signer, toUint(nonce, 256)]),
    words: 1,
    decode: (data) => decodeFunctionResult({ abi, functionName, data }),
  })
}
