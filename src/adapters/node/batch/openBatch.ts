import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BatchFolderError } from './BatchFolderError.ts'
import { type JournalFile, type JournalFileOptions, openJournal } from './openJournal.ts'

/** What only the issuer needs: not to be handed out, and passed over by who looks for credentials. */
const ownFolder = '.batch'

/** Where the journal of a batch is. */
export function toJournalPath(path: string): string {
  return join(path, ownFolder, 'journal.jsonl')
}

/** Where the unsigned documents of a batch are, and what a renewal supersedes. */
export function toPlanPaths(path: string): {
  readonly documents: string
  readonly supersedes: string
} {
  const own = join(path, ownFolder)
  return { documents: join(own, 'documents.jsonl'), supersedes: join(own, 'supersedes') }
}

/** The folder of a batch, had by this process alone until it is closed. */
export type BatchFolder = {
  /** Its path. */
  readonly folder: string
  readonly journal: JournalFile
  /** The unsigned documents, one a line, as canonical JSON (RFC 8785), in the order in which they were given. */
  readonly documents: string
  /** The same with the issuer's proofs, while they are being made. */
  readonly signed: string
  /** 32 bytes as hex, for the eyes of the issuer: positions and salts follow from it. */
  readonly secret: string
  /** Of a renewal: the anchor proofs (`proofValue`) of the credentials that these supersede, one a line. */
  readonly supersedes: string
  readonly manifest: string
  /** Where the credentials are: `00001.json` and so on, or all of them, one a line. */
  readonly credentials: {
    /** The file of a document by its number, from 0. */
    file(i: number): string
    readonly lines: string
  }
  /** Lets others have it. */
  close(): Promise<void>
}

/**
 * Opens the folder of a batch, or makes it.
 *
 * @throws {BatchFolderError} `BATCH_FOLDER_UNWRITABLE` where it cannot be made.
 * @throws {JournalError} where its journal is damaged or somebody else has it.
 */
export async function openBatch(path: string, options?: JournalFileOptions): Promise<BatchFolder> {
  const own = join(path, ownFolder)
  await mkdir(own, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    const problem = `${path} cannot be made, ${cause.code}`
    throw new BatchFolderError({ code: 'BATCH_FOLDER_UNWRITABLE', problem, cause })
  })
  const at = (name: string) => join(path, name)
  const journal = await openJournal(toJournalPath(path), options)
  return {
    folder: path,
    journal,
    ...toPlanPaths(path),
    signed: join(own, 'signed.jsonl'),
    secret: join(own, 'secret'),
    manifest: at('manifest.json'),
    credentials: {
      file: (i) => at(`${String(i + 1).padStart(5, '0')}.json`),
      lines: at('credentials.jsonl'),
    },
    close: () => journal.close(),
  }
}
