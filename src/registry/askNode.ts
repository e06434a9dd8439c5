import type { AccountId } from '../base/accountId.ts'
import { type Hex, isHex } from '../base/hex.ts'
import type { Block } from './Registry.ts'
import { RegistryError, type RegistryErrorCode } from './RegistryError.ts'
import type { Rpc } from './Rpc.ts'
import { unfoldError } from './unfoldError.ts'

/**
 * One call of JSON-RPC.
 *
 * @param code Of the error where the node carried the call out and it reverted.
 * @throws {RegistryError}
 */
export async function askNode(
  rpc: Rpc,
  method: string,
  params: readonly unknown[],
  code: RegistryErrorCode = 'REGISTRY_UNREACHABLE',
): Promise<unknown> {
  try {
    return await rpc.request({ method, params })
  } catch (cause) {
    throw toRegistryError(
      isRevert(cause) ? code : 'REGISTRY_UNREACHABLE',
      `the node did not answer ${method}`,
      cause,
    )
  }
}

/** Error 3 of JSON-RPC is an execution that the node carried out and that reverted. */
function isRevert(error: unknown): boolean {
  return unfoldError(error).some((part) => (part as { code?: unknown } | null)?.code === 3)
}

/** A node and a registry behind it. */
export type Registry = { readonly rpc: Rpc; readonly registry: AccountId }

/**
 * What a view of the registry returns at a block, by its hash (EIP-1898): no reorganisation can mix two
 * histories.
 *
 * @param words Number of 32-byte words that it returns. Zeros of any other length would read as the
 * registry's word that it knows nothing.
 * @throws {RegistryError} `REGISTRY_NOT_FOUND` where what answers is no registry.
 */
export async function askRegistry<Value>(
  { rpc, registry }: Registry,
  block: Block,
  { call, words, decode }: { call: Hex; words: number; decode: (answer: Hex) => Value },
): Promise<Value> {
  const at = { blockHash: block.hash, requireCanonical: true }
  const answer = await askNode(rpc, 'eth_call', [{ to: registry.address, data: call }, at])
  if (!isHex(answer, words * 32)) throw noRegistry()
  try {
    return decode(answer)
  } catch (cause) {
    throw noRegistry(cause)
  }
}

/** What to throw where another contract, or none, answers at the address of the registry. */
export function noRegistry(cause?: unknown): RegistryError {
  return toRegistryError('REGISTRY_NOT_FOUND', 'what answers at its address is not one', cause)
}

/** An error of this room. */
export function toRegistryError(
  code: RegistryErrorCode,
  problem: string,
  cause?: unknown,
): RegistryError {
  return new RegistryError({ code, problem, cause })
}
