import type { AccountId } from '../base/accountId.ts'
import { type Hex, isHex } from '../base/hex.ts'
import { askNode, noRegistry } from './askNode.ts'
import type { Block } from './Registry.ts'
import type { Rpc } from './Rpc.ts'

/**
 * What a contract returns at a block, named by its hash (EIP-1898).
 *
 * @throws {RegistryError} `REGISTRY_NOT_FOUND` where it is nothing that a contract returns.
 */
export async function callContract(
  rpc: Rpc,
  contract: AccountId,
  data: Hex,
  block: Block,
): Promise<Hex> {
  const at = { blockHash: block.hash, requireCanonical: true }
  const answer = await askNode(rpc, 'eth_call', [{ to: contract.address, data }, at])
  if (isHex(answer)) return answer
  throw noRegistry()
}
