import type { DatedEntry, JournalEntry } from './JournalEntry.ts'

/** The journal of one batch: what was done, in its order. Lines are added and never changed. */
export type Journal = {
  /** All so far. */
  readonly entries: readonly DatedEntry[]
  /**
   * Adds a line. Once this resolves it survives the end of the process and of the power.
   *
   * @throws {JournalError} `JOURNAL_UNWRITABLE`; then the line does not count.
   */
  append(entry: JournalEntry): Promise<void>
}
