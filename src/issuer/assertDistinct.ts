import { BaseError } from '../base/BaseError.ts'
import { toHex } from '../base/hex.ts'

/** Thrown when a batch would be empty, or would hold one document twice. */
export class BatchError extends BaseError {
  override readonly name = 'BatchError'
  readonly code: 'BATCH_EMPTY' | 'BATCH_DUPLICATE'
  constructor(options: { code: 'BATCH_EMPTY' | 'BATCH_DUPLICATE'; problem: string }) {
    super(`The batch cannot be issued: ${options.problem}.`, {
      metaMessages: ['Expected at least one document, each of them once.'],
    })
    this.code = options.code
  }
}

/**
 * Refuses a batch that is empty or has one document twice: to revoke one of the two would leave the other.
 *
 * @param digests Of the documents, 32 bytes each.
 * @throws {BatchError}
 */
export function assertDistinct(digests: readonly Uint8Array[]): void {
  if (digests.length === 0) throw new BatchError({ code: 'BATCH_EMPTY', problem: 'it is empty' })
  // Eight bytes of each, sorted: a set of a million texts would need more memory than all the rest.
  const heads = BigUint64Array.from(digests, headOf).sort()
  const alike = new Set(heads.filter((head, i) => i > 0 && head === heads[i - 1]))
  if (alike.size === 0) return
  const texts = digests.filter((digest) => alike.has(headOf(digest))).map((digest) => toHex(digest))
  if (new Set(texts).size === texts.length) return
  throw new BatchError({ code: 'BATCH_DUPLICATE', problem: 'one document is in it twice' })
}

function headOf(digest: Uint8Array): bigint {
  return new DataView(digest.buffer, digest.byteOffset).getBigUint64(0)
}
