import { mkdir, readdir, rm } from 'node:fs/promises'
import { UsageError } from '../terminal/fail.ts'

/**
 * Makes an empty folder, or empties one that an earlier demo wrote.
 *
 * @throws {UsageError} where the folder holds something else.
 */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const names = await readdir(folder)
  if (names.length > 0 && !names.includes('policy.json')) {
    throw new UsageError(`${folder} holds other files.`, 'Name an empty folder with `--out`.')
  }
  await rm(folder, { recursive: true })
  await mkdir(folder)
}
