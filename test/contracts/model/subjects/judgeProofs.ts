import type { AccountId } from '../../../../src/base/accountId.ts'
import { type Address, fromHex, toHex } from '../../../../src/base/hex.ts'
import { computeRoot } from '../../../../src/merkle/computeRoot.ts'
import { computeSuperRoot } from '../../../../src/proof/hashSuperLeaf.ts'
import { verifyAggregateSignature } from '../../../../src/proof/verifyAggregateSignature.ts'
import { type Question, ZERO_HASH } from '../Question.ts'

/** Whether the SDK finds the leaf under the root. */
export function judgeInclusion({ leaf, index, size, path, root }: Question) {
  const reached = computeRoot({ leaf: fromHex(leaf), index, size, path: fromHex(path) })
  return { isIncluded: reached !== undefined && toHex(reached) === root }
}

/** Whether the SDK finds the batch in the aggregate, and the signature of its key. */
export async function judgeAggregate(
  registry: AccountId,
  { key, root, size, aggregate }: Question,
) {
  if (aggregate.superRoot === ZERO_HASH) return { isAggregated: false, isAgreed: false }
  const batch = { key: key as Address, root: fromHex(root), size }
  const proof = {
    index: aggregate.index,
    size: aggregate.size,
    path: fromHex(aggregate.path),
    notAfter: aggregate.notAfter,
    signature: fromHex(aggregate.signature),
    ...(aggregate.publicKey !== '0x' && { publicKey: fromHex(aggregate.publicKey) }),
  }
  const reached = computeSuperRoot(batch, proof)
  return {
    isAggregated: reached !== undefined && toHex(reached) === aggregate.superRoot,
    isAgreed: await verifyAggregateSignature(registry, batch, proof),
  }
}
