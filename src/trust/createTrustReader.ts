import { decodeFunctionResult } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import type { Address } from '../base/hex.ts'
import { askRegistry, type Registry } from '../registry/askNode.ts'
import { encodeCall } from '../registry/encodeCall.ts'
import { identifyOnce } from '../registry/identifyOnce.ts'
import type { Block, Finality } from '../registry/Registry.ts'
import type { Rpc } from '../registry/Rpc.ts'
import { readBlock } from '../registry/readBlock.ts'
import { trustAbi as abi } from '../registry/trustAbi.ts'
import type { Edge, GrantRecord } from './Grant.ts'
import { judgePath, type PathFault, type PathQuestion } from './judgePath.ts'
import { readGrant } from './readGrant.ts'

/** Reads one registry of grants. Every method throws `RegistryError` where the node or the registry fails. */
export type TrustReader = {
  readonly registry: AccountId
  /** Asks the node for its chain and the contract for its name, once; throws where either is wrong. */
  identify(): Promise<void>
  /** The newest block, or the newest final one. */
  readBlock(at: 'latest' | Finality): Promise<Block>
  /** The registry whose issuers these are. */
  readCredentialRegistry(block: Block): Promise<AccountId>
  /** A grant; `undefined` where it was never written. */
  readGrant(edge: Edge, block: Block): Promise<GrantRecord | undefined>
  /** What is wrong with a path of grants; `undefined` where it leads from the root to the issuer. */
  judgePath(question: PathQuestion, block: Block): Promise<PathFault | undefined>
}

/**
 * Reads a registry of grants over JSON-RPC, all of it at a block hash (EIP-1898).
 *
 * @param options A node, and which registry, as the reader knows it; never taken from a credential.
 *
 * @example
 * const { address } = deployments.TrustRegistry
 * const reader = createTrustReader({ rpc: fromViem(client), registry: { chainId: 1, address } })
 */
export function createTrustReader(options: { rpc: Rpc; registry: AccountId }): TrustReader {
  const { rpc, registry } = options
  return {
    registry,
    identify: identifyOnce(options, 'TrustRegistry'),
    readBlock: (at) => readBlock(rpc, at),
    readCredentialRegistry: (block) => readCredentialRegistry(options, block),
    readGrant: (edge, block) => readGrant(options, edge, block),
    judgePath: (question, block) => judgePath(options, question, block),
  }
}

async function readCredentialRegistry(options: Registry, block: Block): Promise<AccountId> {
  const functionName = 'credentialRegistry'
  const address = await askRegistry(options, block, {
    call: encodeCall(abi, functionName, () => []),
    words: 1,
    decode: (data) => decodeFunctionResult({ abi, functionName, data }),
  })
  return { chainId: options.registry.chainId, address: address.toLowerCase() as Address }
}
