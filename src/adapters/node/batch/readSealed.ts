import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BatchFolderError } from './BatchFolderError.ts'
import { readWholeLines } from './LineFile.ts'

/** A credential of a batch as it was written. */
export type SealedFile = {
  /** From 1, in the order in which the batch was made: that of the roster. */
  readonly row: number
  readonly name: string
  readonly text: string
}

const linesName = 'credentials.jsonl'

/**
 * Reads the credentials of a batch from its folder, whether each has a file or a line.
 *
 * @param isWanted Says of a row whether to read it.
 * @throws {BatchFolderError} `BATCH_NOT_FOUND` where there is none.
 */
export async function* readSealed(
  folder: string,
  isWanted: (row: number) => boolean = () => true,
): AsyncGenerator<SealedFile> {
  const names = await readdir(folder).catch((): string[] => [])
  const files = names.filter((name) => /^\d{5,}\.json$/.test(name))
  if (files.length > 0) {
    for (const name of files.sort((a, b) => toRow(a) - toRow(b))) {
      const row = toRow(name)
      if (isWanted(row)) yield { row, name, text: await readFile(join(folder, name), 'utf8') }
    }
    return
  }
  if (!names.includes(linesName)) {
    const problem = `there are no credentials in ${folder}`
    throw new BatchFolderError({ code: 'BATCH_NOT_FOUND', problem })
  }
  let row = 0
  for await (const { text } of readWholeLines(join(folder, linesName))) {
    row++
    if (isWanted(row)) yield { row, name: `${linesName} line ${row}`, text }
  }
}

function toRow(name: string): number {
  return Number(name.slice(0, -'.json'.length))
}
