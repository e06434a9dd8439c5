import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, open } from 'node:fs/promises'
import { writeAll } from './writeAll.ts'

const newline = 0x0a
const bufferSize = 2 ** 18

/** Lines that are written to the end of a file, a quarter of a megabyte at a time. */
export type LineWriter = {
  write(line: string): Promise<void>
  /** Once this resolves they survive the end of the power. @returns SHA-256 of what was written here. */
  close(): Promise<Uint8Array>
}

/**
 * Writes lines to a file.
 *
 * @param from Bytes of it that stay; what is behind them is taken off.
 */
export async function openLines(
  path: string,
  { from = 0 }: { from?: number } = {},
): Promise<LineWriter> {
  const file = await open(path, 'a')
  await file.truncate(from)
  const hash = createHash('sha256')
  let waiting: string[] = []
  let size = 0
  const flush = async () => {
    const bytes = Buffer.from(waiting.join(''))
    waiting = []
    size = 0
    hash.update(bytes)
    await writeAll(file, bytes)
  }
  return {
    async write(line) {
      waiting.push(line, '\n')
      size += line.length
      if (size >= bufferSize) await flush()
    },
    async close() {
      try {
        await flush()
        await file.datasync()
      } finally {
        await file.close()
      }
      return hash.digest()
    },
  }
}

/** A line, without its end, and where the next one begins. */
export type Line = { readonly text: string; readonly end: number }

/**
 * The whole lines of a file, in order. One that was not written to its end is left out.
 *
 * @param hash Takes in all that is read.
 */
export async function* readWholeLines(
  path: string,
  hash?: { update(bytes: Uint8Array): unknown },
): AsyncGenerator<Line> {
  let rest: Uint8Array = new Uint8Array()
  let at = 0
  for await (const chunk of createReadStream(path, { highWaterMark: bufferSize })) {
    hash?.update(chunk as Uint8Array)
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : (chunk as Buffer)
    let start = 0
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
      const text = bytes.toString('utf8', start, end)
      start = end + 1
      yield { text, end: at + start }
    }
    at += start
    rest = bytes.subarray(start)
  }
}

/** The whole lines of a file; none where there is no file. */
export async function* readLinesIfAny(path: string): AsyncGenerator<Line> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (isThere) yield* readWholeLines(path)
}
