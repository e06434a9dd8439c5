import { equalBytes } from '../../base/bytes.ts'
import { type Hash, keccak256 } from '../../base/hash.ts'
import { computeRoot } from '../../merkle/computeRoot.ts'
import { hashNode, type NodeHash } from '../../merkle/hashNode.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import { hashLeaf } from '../../proof/hashLeaf.ts'
import type { CheckResult, Fact } from '../Report.ts'
import { toResult } from '../result.ts'

/** How the leaves and the inner nodes of trees are hashed. */
export type TreeHashing = { readonly hash: Hash; readonly nodeOf: NodeHash }

/** Whether the document, at its position, leads along the path to the root that the proof states. */
export function checkIntegrity(
  proof: AnchorProof,
  digest: Uint8Array,
  { hash, nodeOf }: TreeHashing = { hash: keccak256, nodeOf: hashNode },
): CheckResult {
  const leaf = hashLeaf(proof, digest, hash)
  const { index, size, path } = proof
  const root = computeRoot({ leaf, index, size, path }, nodeOf)
  const facts: readonly Fact[] = [
    { name: 'index', value: proof.index, source: { from: 'document' } },
    { name: 'size', value: proof.size, source: { from: 'document' } },
  ]
  return root !== undefined && equalBytes(root, proof.root)
    ? toResult('integrity', 'passed', 'INTEGRITY_OK', { facts })
    : toResult('integrity', 'failed', 'INTEGRITY_BROKEN', { facts })
}
