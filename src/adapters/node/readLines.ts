import type { Input } from './Input.ts'
import { tooLarge } from './readBounded.ts'

const newline = 10

/**
 * One credential on each line that is not blank. A line that is too long is one of its own, and the ones
 * after it are read.
 *
 * @param name Of the whole; a line is `name:17`.
 */
export async function* readLines(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Input> {
  let number = 0
  for await (const line of splitLines(chunks, maxBytes)) {
    number++
    const place = { name: `${name}:${number}` }
    if (line === undefined) yield { ...place, error: tooLarge(maxBytes) }
    else if (!isBlank(line)) yield { ...place, bytes: trimEnd(line) }
  }
}

/** The lines of a stream, `undefined` for one that is too long. */
async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = []
  let size = 0
  const add = (part: Uint8Array) => {
    size += part.length
    if (size <= maxBytes) parts.push(part)
    else parts = []
  }
  const take = () => {
    const line = size <= maxBytes ? new Uint8Array(Buffer.concat(parts)) : undefined
    parts = []
    size = 0
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      add(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    add(chunk.subarray(start))
  }
  if (size > 0) yield take()
}

const isSpace = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0d

function isBlank(line: Uint8Array): boolean {
  return line.every(isSpace)
}

/** Without the spaces that end it: a JWT has none. */
function trimEnd(line: Uint8Array): Uint8Array {
  return line.subarray(0, line.findLastIndex((byte) => !isSpace(byte)) + 1)
}
