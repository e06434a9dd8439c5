import { type AccountId, equalAccountIds, formatAccountId } from '../base/accountId.ts'
import { deployments } from '../deployments/deployments.ts'
import { toDeployedRegistry } from '../deployments/toDeployedRegistry.ts'
import { createRegistryReader } from '../registry/createRegistryReader.ts'
import type { RegistryReader } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { readChainId } from '../registry/readChainId.ts'
import { createTrustReader, type TrustReader } from '../trust/createTrustReader.ts'
import type { Policy, TrustedRegistry } from './Policy.ts'

/** A registry that is trusted, and what reads it. */
export type ReadableRegistry = {
  readonly trusted: TrustedRegistry
  readonly reader: RegistryReader
  /** What reads the grants of its issuers; absent where no registry of them is known. */
  readonly trust?: TrustReader
}

/** The registries that a verifier trusts, by what it reads them. */
export type TrustedRegistries = {
  /**
   * The registry that a credential names, or why it is not asked.
   *
   * @throws {RegistryError} where trust depends on the chain of the node, and the node does not tell it.
   */
  find(named: AccountId): Promise<ReadableRegistry | 'REGISTRY_UNKNOWN' | 'REGISTRY_NOT_READ'>
}

/**
 * What a policy trusts: the registries that it lists; where it lists none, the deployed one on the
 * chain of the verifier's own node or readers. What a credential names decides nothing.
 */
export function toTrustedRegistries(options: {
  policy: Policy
  readers: readonly RegistryReader[]
  trustReaders: readonly TrustReader[]
  node: Rpc | undefined
}): TrustedRegistries {
  const { policy, node, trustReaders } = options
  const readers = new Map(options.readers.map((it) => [formatAccountId(it.registry), it]))
  const toReader = (registry: AccountId): RegistryReader | undefined => {
    const id = formatAccountId(registry)
    const reader = readers.get(id) ?? (node && createRegistryReader({ rpc: node, registry }))
    if (reader) readers.set(id, reader)
    return reader
  }
  const toTrustReader = (trusted: TrustedRegistry): TrustReader | undefined => {
    const registry = trusted.trustRegistry ?? toDeployedTrustRegistry(trusted.registry)
    if (!registry) return undefined
    const given = trustReaders.find((it) => equalAccountIds(it.registry, registry))
    return given ?? (node && createTrustReader({ rpc: node, registry }))
  }
  let chainId: Promise<number> | undefined
  const isOnChainOf = async (rpc: Rpc, registry: AccountId) => {
    chainId ??= readChainId(rpc).catch((error) => {
      chainId = undefined
      throw error
    })
    return registry.chainId === (await chainId)
  }
  return {
    async find(named) {
      const trusted = findTrusted(policy, named)
      if (!trusted) return 'REGISTRY_UNKNOWN'
      const isOpen = policy.registries || readers.has(formatAccountId(named))
      if (!isOpen && node && !(await isOnChainOf(node, named))) return 'REGISTRY_UNKNOWN'
      const reader = toReader(trusted.registry)
      if (!reader) return 'REGISTRY_NOT_READ'
      const trust = toTrustReader(trusted)
      return { trusted, reader, ...(trust && { trust }) }
    },
  }
}

function findTrusted({ registries }: Policy, named: AccountId): TrustedRegistry | undefined {
  if (registries) return registries.find(({ registry }) => equalAccountIds(registry, named))
  const registry = toDeployedRegistry(named.chainId)
  if (!equalAccountIds(registry, named)) return undefined
  return { registry, finality: 'finalized' }
}

/** The deployed registry of grants is over the deployed registry of issuers, and no other. */
function toDeployedTrustRegistry(registry: AccountId): AccountId | undefined {
  const { chainId } = registry
  if (!equalAccountIds(registry, toDeployedRegistry(chainId))) return undefined
  return { chainId, address: deployments.TrustRegistry.address }
}
