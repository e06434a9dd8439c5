import { concatBytes, uintBytes } from '../base/bytes.ts'
import { type Hash, keccak256 } from '../base/hash.ts'
import { type Address, fromHex } from '../base/hex.ts'
import { computeRoot } from '../merkle/computeRoot.ts'
import type { AggregateProof } from './AggregateProof.ts'

/** What an aggregate says of one batch. */
export type AggregatedBatch = {
  readonly key: Address
  /** 32 bytes. */
  readonly root: Uint8Array
  readonly size: number
}

const prefix = new Uint8Array([2])

/**
 * The leaf of a batch in an aggregate: keccak256(0x02 ‖ address key ‖ bytes32 root ‖ uint32 size ‖
 * uint40 notAfter ‖ keccak256(signature)). The signature is in it, so it is older than the aggregate.
 *
 * @returns 32 bytes.
 */
export function hashSuperLeaf(
  { key, root, size }: AggregatedBatch,
  { notAfter, signature }: Pick<AggregateProof, 'notAfter' | 'signature'>,
  hash: Hash = keccak256,
): Uint8Array {
  return hash(
    concatBytes(
      prefix,
      fromHex(key, 20),
      root,
      uintBytes(size, 4),
      uintBytes(notAfter, 5),
      hash(signature),
    ),
  )
}

/**
 * The root of the aggregate that a proof leads to.
 *
 * @returns 32 bytes, or `undefined` where the path does not fit the position.
 */
export function computeSuperRoot(
  batch: AggregatedBatch,
  proof: AggregateProof,
): Uint8Array | undefined {
  const { index, size, path } = proof
  return computeRoot({ leaf: hashSuperLeaf(batch, proof), index, size, path })
}
