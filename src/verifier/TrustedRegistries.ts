import { type AccountId, equalAccountIds, formatAccountId } from '../base/accountId.ts'
import { toDeployedRegistry } from '../deployments/toDeployedRegistry.ts'
import { createRegistryReader } from '../registry/createRegistryReader.ts'
import type { RegistryReader } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { readChainId } from '../registry/readChainId.ts'
import type { Policy, TrustedRegistry } from './Policy.ts'

/** A registry that is trusted, and what reads it. */
export type ReadableRegistry = {
  readonly trusted: TrustedRegistry
  readonly reader: RegistryReader
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
  node: Rpc | undefined
}): TrustedRegistries {
  const { policy, node } = options
  const readers = new Map(options.readers.map((it) => [formatAccountId(it.registry), it]))
  const toReader = (registry: AccountId): RegistryReader | undefined => {
    const id = formatAccountId(registry)
    const reader = readers.get(id) ?? (node && createRegistryReader({ rpc: node, registry }))
    if (reader) readers.set(id, reader)
    return reader
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
      return reader ? { trusted, reader } : 'REGISTRY_NOT_READ'
    },
  }
}

function findTrusted({ registries }: Policy, named: AccountId): TrustedRegistry | undefined {
  if (registries) return registries.find(({ registry }) => equalAccountIds(registry, named))
  const registry = toDeployedRegistry(named.chainId)
  return equalAccountIds(registry, named) ? { registry, finality: 'finalized' } : undefined
}
