import type { Answer } from './Answer.ts'
import { BatchesModel } from './BatchesModel.ts'
import { cut, type Hex } from './bytes.ts'
import { GrantsModel } from './GrantsModel.ts'
import { IssuersModel } from './IssuersModel.ts'
import { KeysModel } from './KeysModel.ts'
import { hashSuperLeaf } from './leaves.ts'
import { type Question, ZERO_HASH } from './Question.ts'
import { StatusModel } from './StatusModel.ts'
import { climb } from './Tree.ts'

/**
 * What the chain has to know, written from the protocol page alone: sets and plain numbers, and nothing packed.
 * It is slow, and it shares no code with the contracts or the reader that are compared with it.
 */
export class ChainModel {
  readonly issuers = new IssuersModel()
  readonly keys = new KeysModel(this.issuers)
  readonly batches = new BatchesModel()
  readonly status = new StatusModel(this.keys, this.batches)
  readonly grants = new GrantsModel(this.issuers)

  /** What a reader has to say. */
  answer(question: Question): Answer {
    const { key, root, size, index, leaf, path, assertionKey, aggregate } = question
    const { superRoot, notAfter, signature, publicKey } = aggregate
    const keyRecord = this.keys.recordOf(key)
    const issuerId = question.issuerId === 0n ? keyRecord.issuerId : question.issuerId
    const item = { key, root, size, notAfter }
    const isSaid = superRoot !== ZERO_HASH
    return {
      facts: {
        ...this.batches.anchorOf(key, root),
        ...this.status.statusOf(key, root, index),
      },
      keyRecord,
      issuerId,
      issuer: this.issuers.recordOf(issuerId),
      assertionKey: this.issuers.assertionKeyOf(issuerId, assertionKey),
      isIncluded: leadsTo(root, { leaf, index, size, path }),
      aggregatedAt: this.batches.aggregatedAt(superRoot),
      isAggregated:
        isSaid && leadsTo(superRoot, { ...aggregate, leaf: hashSuperLeaf(item, signature) }),
      isAgreed: isSaid && this.batches.hasAgreed(item, signature, publicKey),
    }
  }
}

type Climb = {
  readonly leaf: Hex
  readonly index: number
  readonly size: number
  readonly path: Hex
}

function leadsTo(root: Hex, { leaf, index, size, path }: Climb): boolean {
  const hashes = cut(path)
  return hashes !== undefined && climb(leaf, index, size, hashes) === root
}
