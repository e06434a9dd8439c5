import { askNode, toRegistryError } from './askNode.ts'
import type { Rpc } from './Rpc.ts'

/**
 * The chain that a node serves (EIP-155).
 *
 * @throws {RegistryError} `REGISTRY_UNREACHABLE` or `REGISTRY_BAD_ANSWER`.
 */
export async function readChainId(rpc: Rpc): Promise<number> {
  return toQuantity(await askNode(rpc, 'eth_chainId', []))
}

/**
 * A quantity of JSON-RPC: `0x` and hex digits, here up to 52 bits of them.
 *
 * @throws {RegistryError} `REGISTRY_BAD_ANSWER`.
 */
export function toQuantity(answer: unknown): number {
  if (typeof answer === 'string' && /^0x[0-9a-f]{1,13}$/i.test(answer)) return Number(answer)
  throw toRegistryError('REGISTRY_BAD_ANSWER', 'the node gave something that is not a number')
}
