import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../terminal/fail.ts'

/** Written before anything else: only a folder that a demo made is ever emptied. */
const marker = '.cairn-demo'

/**
 * Makes an empty folder, or empties one that an earlier demo wrote.
 *
 * @throws {UsageError} where the folder holds something else.
 */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const names = await readdir(folder)
  if (names.length > 0 && !names.includes(marker)) {
    throw new UsageError(`${folder} holds other files.`, 'Name an empty folder with `--out`.')
  }
  await rm(folder, { recursive: true })
  await mkdir(folder)
  await writeFile(join(folder, marker), '')
}
