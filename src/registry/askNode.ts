import type { AccountId } from '../base/accountId.ts'
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
