import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** The lines of a file, one after the other. */
export function readLines(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
}
