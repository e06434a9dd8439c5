import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { concatBytes, uintBytes, utf8 } from '../base/bytes.ts'
import { shuffle } from './shuffle.ts'

const blockSize = 32
const label = utf8('positions')

/**
 * The position in its batch of each document, in the order given. The order of the roster would show in its own
 * numbers: who is next to whom, who came last.
 *
 * @param secret 32 bytes that nobody can guess; the positions follow from them.
 */
export function toPositions(size: number, secret: Uint8Array): readonly number[] {
  return shuffle(size, createStream(secret))
}

/** Bytes without end that follow from a secret: HMAC-SHA-256 of a label and a counter. */
function createStream(secret: Uint8Array): (size: number) => Uint8Array {
  const keyed = hmac.create(sha256, secret).update(label)
  let block: Uint8Array = new Uint8Array()
  let [used, count] = [0, 0]
  return (size) => {
    if (used + size > block.length) {
      const blocks = Math.ceil(size / blockSize)
      const next = Array.from({ length: blocks }, () =>
        keyed.clone().update(uintBytes(count++, 4)).digest(),
      )
      block = concatBytes(...next)
      used = 0
    }
    used += size
    return block.subarray(used - size, used)
  }
}
