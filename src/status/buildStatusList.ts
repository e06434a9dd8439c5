import { base64urlnopad } from '@scure/base'
import { gzipSync } from 'fflate'
import { BaseError } from '../base/BaseError.ts'
import { quote } from '../base/quote.ts'
import { standardEntries } from './judgeStatusEntry.ts'
import { defaultMaxBytes } from './unpackStatusList.ts'

const advice = {
  STATUS_LIST_SIZE: `Expected the size of a batch: a whole number from 1 to ${8 * defaultMaxBytes}.`,
  STATUS_LIST_INDEX: 'Expected the index of a leaf, from 0 and below the size of the batch.',
} as const

/** Thrown when a status list is asked for over a batch, or with an index, that it cannot hold. */
export class StatusListError extends BaseError {
  override readonly name = 'StatusListError'
  readonly code: keyof typeof advice
  constructor({ code, value }: { code: keyof typeof advice; value: unknown }) {
    const place = code === 'STATUS_LIST_SIZE' ? 'a batch of' : 'the index'
    super(`A status list cannot hold ${place} ${quote(value)}.`, { metaMessages: [advice[code]] })
    this.code = code
  }
}

/**
 * The bits of one purpose of a batch as the text of `encodedList`: Bitstring Status List 1.0 §3.3. It has
 * an entry of one bit for each leaf, in the order of leaves, and at least 131,072 of them. Equal bits give
 * equal text.
 *
 * @param options The indexes whose bit is set, in any order; the size of the batch.
 * @throws {StatusListError}
 *
 * @example
 * buildStatusList({ indexes: [7, 42], size: 300 }) // 'uH4sIAAAAAAAA…'
 */
export function buildStatusList({
  indexes,
  size,
}: {
  indexes: Iterable<number>
  size: number
}): string {
  const isSize = Number.isSafeInteger(size) && size >= 1 && size <= 8 * defaultMaxBytes
  if (!isSize) throw new StatusListError({ code: 'STATUS_LIST_SIZE', value: size })
  const bits = new Uint8Array(Math.ceil(Math.max(standardEntries, size) / 8))
  for (const index of indexes) {
    const isIndex = Number.isSafeInteger(index) && index >= 0 && index < size
    if (!isIndex) throw new StatusListError({ code: 'STATUS_LIST_INDEX', value: index })
    const byte = Math.floor(index / 8)
    bits[byte] = (bits[byte] as number) | (0x80 >> (index % 8))
  }
  return `u${base64urlnopad.encode(gzipSync(bits, { level: 9, mtime: 0 }))}`
}
