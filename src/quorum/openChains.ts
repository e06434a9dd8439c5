import type { ChainReader } from '../registry/ChainReader.ts'
import type { Rpc } from '../registry/Rpc.ts'
import type { Patience } from './createPoll.ts'
import { createQuorum } from './createQuorum.ts'

/** The nodes of one chain, and how many of them have to agree. */
export type ChainNodes = {
  readonly chainId: number
  /** Addresses for JSON-RPC; only their hosts are ever shown. */
  readonly urls: readonly string[]
  /** More than half of them, unless told otherwise. */
  readonly quorum?: number
}

/**
 * What reads each of these chains, by its id: all of its nodes, so many of which have to agree.
 *
 * @param open Makes a node of an address.
 * @throws {InvalidQuorumError} where two addresses have one host: it would be asked twice.
 *
 * @example
 * const chains = openChains(policy.nodes ?? [], (url) => fromViem(createPublicClient({ transport: http(url) })))
 * createVerifier({ policy, chains, now: Date.now })
 */
export function openChains(
  nodes: readonly ChainNodes[],
  open: (url: string) => Rpc,
  patience?: Patience,
): ReadonlyMap<number, ChainReader> {
  return new Map(
    nodes.map(({ chainId, urls, quorum = toMajority(urls.length) }) => [
      chainId,
      createQuorum({
        nodes: urls.map((url) => ({ name: url, rpc: open(url) })),
        threshold: quorum,
        ...(patience && { patience }),
      }),
    ]),
  )
}

/**
 * More than half.
 *
 * @example
 * toMajority(4) // 3
 */
export function toMajority(count: number): number {
  return Math.floor(count / 2) + 1
}
