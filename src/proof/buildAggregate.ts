import { concatBytes } from '../base/bytes.ts'
import { type Hash, keccak256 } from '../base/hash.ts'
import { buildMerkleTree } from '../merkle/buildMerkleTree.ts'
import type { AggregateProof } from './AggregateProof.ts'
import { type AggregatedBatch, hashSuperLeaf } from './hashSuperLeaf.ts'

/** A batch whose key agreed to be in an aggregate. */
export type AgreedBatch = AggregatedBatch &
  Pick<AggregateProof, 'notAfter' | 'signature' | 'publicKey'>

/** One root over batches of any number of issuers, and the way of each to it. */
export type Aggregate = {
  /** 32 bytes: what is recorded on chain. */
  readonly superRoot: Uint8Array
  /** One for each batch, in the order given. */
  readonly proofs: readonly AggregateProof[]
}

/**
 * Builds an aggregate. It does not ask whether the keys have signed: `verifyAggregateSignature` does, and
 * each verifier will.
 *
 * @param batches At least one.
 * @throws {MerkleLeavesError} where there is none.
 *
 * @example
 * const { superRoot, proofs } = buildAggregate(batches)
 */
export function buildAggregate(batches: readonly AgreedBatch[], hash: Hash = keccak256): Aggregate {
  const tree = buildMerkleTree(
    concatBytes(...batches.map((batch) => hashSuperLeaf(batch, batch, hash))),
    hash,
  )
  const proofs = batches.map(({ notAfter, signature, publicKey }, index) => ({
    index,
    size: tree.size,
    path: tree.path(index),
    notAfter,
    signature,
    ...(publicKey && { publicKey }),
  }))
  return { superRoot: tree.root, proofs }
}
