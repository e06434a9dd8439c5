import { type AccountId, equalAccountIds, formatAccountId } from '../base/accountId.ts'
import { deployments } from '../deployments/deployments.ts'
import { toDeployedRegistry } from '../deployments/toDeployedRegistry.ts'
import type { ChainReader } from '../registry/ChainReader.ts'
import { createRegistryReader } from '../registry/createRegistryReader.ts'
import type { RegistryReader } from '../registry/Registry.ts'
import { createTrustReader, type TrustReader } from '../trust/createTrustReader.ts'
import type { Policy, TrustedRegistry } from './Policy.ts'

/** A registry that is trusted, and what reads it. */
export type ReadableRegistry = {
  readonly trusted: TrustedRegistry
  readonly reader: RegistryReader
  /** What reads the grants of its issuers; absent where no registry of them is known. */
  readonly trust?: TrustReader
  /** What reads its chain; absent where the reader is somebody else's. */
  readonly chain?: ChainReader
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

/** What registries are read by. */
export type Readers = {
  /** Readers of single registries, which come before the chains. */
  readonly readers: readonly RegistryReader[]
  readonly trustReaders: readonly TrustReader[]
  /** What reads a chain, by its id. */
  readonly chains: ReadonlyMap<number, ChainReader>
  /** What reads the one chain that the verifier is on, and every other that is not listed. */
  readonly chain: ChainReader | undefined
}

/**
 * What a policy trusts: the registries that it lists; where it lists none, the deployed one on the
 * chains that the verifier itself reads. What a credential names decides nothing.
 */
export function toTrustedRegistries(policy: Policy, by: Readers): TrustedRegistries {
  const { chain, chains, trustReaders } = by
  const readers = new Map(by.readers.map((it) => [formatAccountId(it.registry), it]))
  const made = new Map<string, RegistryReader>()
  const toReader = (registry: AccountId) => {
    const id = formatAccountId(registry)
    const given = readers.get(id)
    if (given) return { reader: given }
    const on = chains.get(registry.chainId) ?? chain
    if (!on) return undefined
    const reader = made.get(id) ?? createRegistryReader({ chain: on, registry })
    made.set(id, reader)
    return { reader, chain: on }
  }
  const toTrustReader = (trusted: TrustedRegistry): TrustReader | undefined => {
    const registry = trusted.trustRegistry ?? toDeployedTrustRegistry(trusted.registry)
    if (!registry) return undefined
    const given = trustReaders.find((it) => equalAccountIds(it.registry, registry))
    const on = chains.get(registry.chainId) ?? chain
    return given ?? (on && createTrustReader({ chain: on, registry }))
  }
  let chainId: Promise<number> | undefined
  const isOnChainOf = async (on: ChainReader, registry: AccountId) => {
    chainId ??= on.readChainId().catch((error) => {
      chainId = undefined
      throw error
    })
    return registry.chainId === (await chainId)
  }
  return {
    async find(named) {
      const trusted = findTrusted(policy, named)
      if (!trusted) return 'REGISTRY_UNKNOWN'
      const isListed = policy.registries || chains.has(named.chainId)
      const isOpen = isListed || readers.has(formatAccountId(named))
      if (!isOpen && chain && !(await isOnChainOf(chain, named))) return 'REGISTRY_UNKNOWN'
      const found = toReader(trusted.registry)
      if (!found) return 'REGISTRY_NOT_READ'
      const trust = toTrustReader(trusted)
      return { trusted, ...found, ...(trust && { trust }) }
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
