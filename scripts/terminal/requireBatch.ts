import { access } from 'node:fs/promises'
import { toJournalPath } from '../../src/adapters/node/batch/openBatch.ts'
import { JournalError } from '../../src/issuer/journal/JournalError.ts'

/**
 * The journal of a batch that was begun.
 *
 * @throws {JournalError} `JOURNAL_MISSING`.
 */
export async function requireBatch(folder: string): Promise<string> {
  const path = toJournalPath(folder)
  await access(path).catch((cause) => {
    throw new JournalError({ code: 'JOURNAL_MISSING', problem: `${path} is not there`, cause })
  })
  return path
}
