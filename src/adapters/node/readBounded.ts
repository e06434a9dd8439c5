import { InputError } from './InputError.ts'

/**
 * All bytes of a stream that is not longer than a limit; no more than the limit is held.
 *
 * @throws {InputError} `INPUT_TOO_LARGE`
 */
export async function readBounded(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of bounded(chunks, maxBytes)) parts.push(chunk)
  // A single chunk can be a view of a buffer that is used again.
  return Uint8Array.from(Buffer.concat(parts))
}

/** The same chunks, up to a limit. @throws {InputError} `INPUT_TOO_LARGE` */
export async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    // So written, a limit that is no number lets nothing through.
    if (!(size <= maxBytes)) throw tooLarge(maxBytes)
    yield chunk
  }
}

/** The error for what is longer than a limit. */
export function tooLarge(maxBytes: number): InputError {
  const problem = `it is larger than ${maxBytes.toLocaleString('en')} bytes`
  return new InputError({ code: 'INPUT_TOO_LARGE', problem })
}
