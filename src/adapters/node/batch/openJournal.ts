import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type * as v from 'valibot'
import type { Journal } from '../../../issuer/journal/Journal.ts'
import { entryShape } from '../../../issuer/journal/JournalEntry.ts'
import { JournalError } from '../../../issuer/journal/JournalError.ts'
import { formatLine, parseJournalOf } from '../../../issuer/journal/journalLine.ts'
import { lockFile } from './lockFile.ts'
import { writeAll } from './writeAll.ts'

/** A journal in a file, had by this process alone until it is closed. */
export type JournalFile = Journal & OpenFile

/** What a journal in a file has besides its entries. */
export type OpenFile = {
  /** How many bytes of a line that was not written to its end were taken off; 0 as a rule. */
  readonly torn: number
  /** Lets others have it. */
  close(): Promise<void>
}

/** What a journal is opened with, where it is not the platform's. */
export type JournalFileOptions = {
  /** Tells the time that a line states. */
  readonly now?: () => Date
  /** Opens the file. */
  readonly openFile?: typeof open
}

/**
 * Opens the journal of a batch, or begins one.
 *
 * @throws {JournalError} `JOURNAL_DAMAGED`, `JOURNAL_IN_USE`, or `JOURNAL_UNWRITABLE`.
 *
 * @example
 * const journal = await openJournal('spring-2026/.batch/journal.jsonl')
 */
export function openJournal(path: string, options: JournalFileOptions = {}): Promise<JournalFile> {
  return openJournalOf(path, entryShape, options)
}

/** A journal whose entries have another form, in a file. */
export type JournalFileOf<Dated> = OpenFile & {
  readonly entries: readonly Dated[]
  append(entry: WithoutTime<Dated>): Promise<void>
}

/** Of each kind of entry what is told, without when. */
export type WithoutTime<Dated> = Dated extends { readonly at: string } ? Omit<Dated, 'at'> : never

/** The same for entries of another form, each with `at`. */
export async function openJournalOf<Shape extends v.GenericSchema<unknown, { at: string }>>(
  path: string,
  shape: Shape,
  options: JournalFileOptions = {},
): Promise<JournalFileOf<v.InferOutput<Shape>>> {
  const { now = () => new Date(), openFile = open } = options
  const lock = await lockFile(path)
  let file: FileHandle | undefined
  try {
    file = await openFile(path, 'a+').catch((cause) => throwUnwritable(path, cause))
    const content = await file.readFile()
    const { entries, sum, bytes } = parseJournalOf(content, shape)
    const torn = content.length - bytes
    if (torn > 0) await file.truncate(bytes).catch((cause) => throwUnwritable(path, cause))
    await syncFolder(path)
    return createJournal({ path, file, lock, now, entries: [...entries], sum, bytes, torn })
  } catch (error) {
    await file?.close()
    await lock.release()
    throw error
  }
}

function createJournal<Dated>(options: {
  path: string
  file: FileHandle
  lock: Awaited<ReturnType<typeof lockFile>>
  now: () => Date
  entries: Dated[]
  sum: string
  bytes: number
  torn: number
}): JournalFileOf<Dated> {
  const { path, file, lock, now, entries, torn } = options
  let { sum, bytes } = options
  let last: Promise<void> = Promise.resolve()

  const write = async (entry: WithoutTime<Dated>) => {
    await lock.assertHeld()
    const dated = { ...entry, at: now().toISOString() }
    const next = formatLine(dated, sum)
    const line = Buffer.from(next.line)
    try {
      await writeAll(file, line)
      await file.datasync()
    } catch (cause) {
      // What follows would stand behind half a line. If this fails too, the next to open it takes it off.
      await file.truncate(bytes).catch(() => {})
      throwUnwritable(path, cause)
    }
    entries.push(dated as Dated)
    sum = next.sum
    bytes += line.length
  }

  return {
    entries,
    torn,
    append(entry) {
      const written = last.then(() => write(entry))
      last = written.catch(() => {})
      return written
    },
    async close() {
      await last
      await file.close()
      await lock.release()
    },
  }
}

/** A new file is found again after the power failed once its folder is on disk. Windows does that by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function throwUnwritable(path: string, cause: unknown): never {
  const { code } = cause as NodeJS.ErrnoException
  const problem = `${path} cannot be written, ${code}`
  throw new JournalError({ code: 'JOURNAL_UNWRITABLE', problem, cause })
}
