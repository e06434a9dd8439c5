import { createPublicClient, custom, getContract } from 'viem'
import { abi } from '../../../src/registry/abi.ts'
import type { Chain } from '../openChain.ts'

/** The registry as viem reads it: for what the SDK's reader does not ask. */
export function openContract({ rpc, registry }: Chain) {
  const client = createPublicClient({ transport: custom(rpc, { retryCount: 0 }) })
  return getContract({ abi, address: registry.address, client })
}
