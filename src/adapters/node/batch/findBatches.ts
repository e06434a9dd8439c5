import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseJournal } from '../../../issuer/journal/journalLine.ts'
import { type Progress, toProgress } from '../../../issuer/journal/toProgress.ts'
import { toJournalPath } from './openBatch.ts'

/**
 * The folders of batches in a folder, in the order of their names. Links are not followed, and folders whose name
 * begins with a dot, or that hold packages, are passed over.
 *
 * @param levels How far down to look.
 *
 * @example
 * await findBatches('academy') // ['academy/2026/autumn', 'academy/2026/spring']
 */
export async function findBatches(folder: string, levels = 4): Promise<readonly string[]> {
  if (await isBatch(folder)) return [folder]
  if (levels === 0) return []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries
    .filter((it) => it.isDirectory() && !/^\.|^node_modules$/.test(it.name))
    .map(({ name }) => name)
    .sort()
  const found: string[] = []
  for (const name of names) found.push(...(await findBatches(join(folder, name), levels - 1)))
  return found
}

/**
 * How far a batch has come, as of now: somebody may be at work on it.
 *
 * @throws {JournalError} `JOURNAL_DAMAGED`.
 */
export async function readProgress(folder: string): Promise<Progress> {
  return toProgress(parseJournal(await readFile(toJournalPath(folder))).entries)
}

function isBatch(folder: string): Promise<boolean> {
  return access(toJournalPath(folder)).then(
    () => true,
    () => false,
  )
}
