import type { AccountId } from '../base/accountId.ts'
import type { ChainReader, ReadContract } from './ChainReader.ts'
import { createNodeReader } from './createNodeReader.ts'
import type { Rpc } from './Rpc.ts'

/** A contract to read, and by what: one node, or anything else that reads its chain. */
export type ReaderOptions = { readonly registry: AccountId } & (
  | { readonly rpc: Rpc; readonly chain?: never }
  | { readonly chain: ChainReader; readonly rpc?: never }
)

/** The contract, and what reads its chain. */
export function toReadContract({ registry, rpc, chain }: ReaderOptions): ReadContract {
  return { registry, chain: chain ?? createNodeReader(rpc) }
}
