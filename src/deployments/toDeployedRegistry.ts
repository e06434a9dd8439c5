import type { AccountId } from '../base/accountId.ts'
import { deployments } from './deployments.ts'

/**
 * The registry of this version on a chain: what a policy trusts that names none.
 *
 * @param chainId Of the node that the verifier asks; never one that a credential names.
 *
 * @example
 * createRegistryReader({ rpc, registry: toDeployedRegistry(1) })
 */
export function toDeployedRegistry(chainId: number): AccountId {
  return { chainId, address: deployments.CredentialRegistry.address }
}
