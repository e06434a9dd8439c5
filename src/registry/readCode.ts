import { type Address, type Hex, isHex } from '../base/hex.ts'
import { askNode, toRegistryError } from './askNode.ts'
import type { Rpc } from './Rpc.ts'

/**
 * The code at an address; `0x` where there is none.
 *
 * @param block Number of the block; the newest unless given.
 * @throws {RegistryError} `REGISTRY_UNREACHABLE` or `REGISTRY_BAD_ANSWER`.
 */
export async function readCode(rpc: Rpc, address: Address, block?: number): Promise<Hex> {
  const at = block === undefined ? 'latest' : `0x${block.toString(16)}`
  const code = await askNode(rpc, 'eth_getCode', [address, at])
  if (isHex(code)) return code
  throw toRegistryError('REGISTRY_BAD_ANSWER', 'the node gave something that is not code')
}
