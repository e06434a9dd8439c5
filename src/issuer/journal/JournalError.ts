import { BaseError } from '../../base/BaseError.ts'

const advice = {
  JOURNAL_DAMAGED:
    'Nothing was done. Restore the file from a copy; whether the batch is anchored, the registry knows.',
  JOURNAL_IN_USE: 'Wait until the other process has ended, or end it.',
  JOURNAL_UNWRITABLE:
    'Nothing was sent that is not in the journal. Make room on the disk, then run `cairn resume`.',
  JOURNAL_MISSING: 'Name the folder that `cairn issue` wrote.',
} as const

/** Why a journal cannot be used. */
export type JournalErrorCode = keyof typeof advice

/** Thrown when a journal cannot be read, written, or had for oneself. */
export class JournalError extends BaseError {
  override readonly name = 'JournalError'
  readonly code: JournalErrorCode
  constructor(options: { code: JournalErrorCode; problem: string; cause?: unknown }) {
    super(`The journal cannot be used: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}
