import type { Address, Hex } from '../base/hex.ts'
import { askNode, toRegistryError } from './askNode.ts'
import type { BlockTag } from './Registry.ts'
import type { Rpc } from './Rpc.ts'
import { toQuantity } from './readChainId.ts'

/**
 * How many transactions of an account are mined at a block, or lie in line without a gap: the nonce that comes next.
 *
 * @param at A block by its number, or `pending` for the node's own pool.
 * @throws {RegistryError}
 */
export async function readNonce(
  rpc: Rpc,
  account: Address,
  at: Extract<BlockTag, { number: number }> | 'pending',
): Promise<number> {
  const block = at === 'pending' ? at : `0x${at.number.toString(16)}`
  return toQuantity(await askNode(rpc, 'eth_getTransactionCount', [account, block]))
}

/**
 * What an account has, in wei.
 *
 * @throws {RegistryError}
 */
export async function readBalance(rpc: Rpc, account: Address): Promise<bigint> {
  return toWei(await askNode(rpc, 'eth_getBalance', [account, 'latest']))
}

/** What a transaction offers for gas (EIP-1559), in wei. */
export type Fees = { readonly maxFeePerGas: bigint; readonly maxPriorityFeePerGas: bigint }

/**
 * Fees that are good for the next blocks: what the node advises to give whoever builds the block, and twice the base
 * fee of the newest one, which it reaches after six full blocks at the earliest. What is not needed is not paid.
 *
 * @throws {RegistryError} `REGISTRY_BAD_ANSWER` also on a chain without base fees.
 */
export async function readFees(rpc: Rpc): Promise<Fees> {
  const block = await askNode(rpc, 'eth_getBlockByNumber', ['latest', false])
  const base = toWei((block as { baseFeePerGas?: unknown } | null)?.baseFeePerGas)
  const maxPriorityFeePerGas = toWei(await askNode(rpc, 'eth_maxPriorityFeePerGas', []))
  return { maxFeePerGas: 2n * base + maxPriorityFeePerGas, maxPriorityFeePerGas }
}

/**
 * How much gas a call would use.
 *
 * @throws {RegistryError} `REGISTRY_REVERTED` where it would be refused.
 */
export async function estimateGas(
  rpc: Rpc,
  call: { readonly from: Address; readonly to: Address; readonly data: Hex },
): Promise<bigint> {
  return toWei(await askNode(rpc, 'eth_estimateGas', [call], 'REGISTRY_REVERTED'))
}

/**
 * An amount of JSON-RPC, up to 2^256.
 *
 * @throws {RegistryError} `REGISTRY_BAD_ANSWER`.
 */
export function toWei(answer: unknown): bigint {
  if (typeof answer === 'string' && /^0x[0-9a-f]{1,64}$/i.test(answer)) return BigInt(answer)
  throw toRegistryError('REGISTRY_BAD_ANSWER', 'the node gave something that is not a number')
}
