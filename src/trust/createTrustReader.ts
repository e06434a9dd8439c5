import type { AccountId } from '../base/accountId.ts'
import { isHex } from '../base/hex.ts'
import { deployments } from '../deployments/deployments.ts'
import { toDeployedRegistry } from '../deployments/toDeployedRegistry.ts'
import { noRegistry } from '../registry/askNode.ts'
import type { ReadContract } from '../registry/ChainReader.ts'
import { encodeCall } from '../registry/encodeCall.ts'
import { identifyOnce } from '../registry/identifyOnce.ts'
import { type ReaderOptions, toReadContract } from '../registry/ReaderOptions.ts'
import type { Block, BlockTag } from '../registry/Registry.ts'
import { openSlot } from '../registry/slot.ts'
import { trustAbi as abi } from '../registry/trustAbi.ts'
import type { Edge, GrantRecord } from './Grant.ts'
import { judgePath, type PathFault, type PathQuestion, toDecidingEdges } from './judgePath.ts'
import { readGrants } from './readGrants.ts'

/** Reads one registry of grants. Every method throws `RegistryError` where the node or the registry fails. */
export type TrustReader = {
  readonly registry: AccountId
  /** Asks the node for its chain and the contract for its name, once; throws where either is wrong. */
  identify(): Promise<void>
  /** The newest block, the newest final one, or the one of a number. */
  readBlock(at: BlockTag): Promise<Block>
  /** The registry whose issuers these are. */
  readCredentialRegistry(block: Block): Promise<AccountId>
  /** A grant; `undefined` where it was never written. */
  readGrant(edge: Edge, block: Block): Promise<GrantRecord | undefined>
  /** What is wrong with a path of grants; `undefined` where it leads from the root to the issuer. */
  judgePath(question: PathQuestion, block: Block): Promise<PathFault | undefined>
}

/**
 * Reads a registry of grants. What it says of them is derived from storage slots, read at a block hash
 * (EIP-1898).
 *
 * @param options A node, or what else reads the chain; and which registry, as the reader knows it, never
 * taken from a credential.
 *
 * @example
 * const { address } = deployments.TrustRegistry
 * const reader = createTrustReader({ rpc: fromViem(client), registry: { chainId: 1, address } })
 */
export function createTrustReader(options: ReaderOptions): TrustReader {
  const contract = toReadContract(options)
  const { chain, registry } = contract
  return {
    registry,
    identify: identifyOnce(contract, 'TrustRegistry'),
    readBlock: (at) => chain.readBlock(at),
    readCredentialRegistry: (block) => readCredentialRegistry(contract, block),
    readGrant: async (edge, block) => (await readGrants(contract, [edge], block))[0],
    async judgePath(question, block) {
      const edges = toDecidingEdges(question)
      return judgePath(question, await readGrants(contract, edges, block))
    },
  }
}

/** It is in the code, not in a slot: for ever, and at the address of the deployment always the same. */
async function readCredentialRegistry(
  { chain, registry }: ReadContract,
  block: Block,
): Promise<AccountId> {
  if (registry.address.toLowerCase() === deployments.TrustRegistry.address) {
    return toDeployedRegistry(registry.chainId)
  }
  const data = encodeCall(abi, 'credentialRegistry', () => [])
  const answer = await chain.call(registry, data, block)
  const slot = isHex(answer, 32) ? openSlot(answer) : undefined
  const address = slot?.takeAddress()
  if (!slot || !address) throw noRegistry()
  slot.end()
  return { chainId: registry.chainId, address }
}
