import { BaseError } from '../../../base/BaseError.ts'

const advice = {
  BATCH_NOT_FOUND: 'Name the folder that `cairn issue` wrote.',
  BATCH_FOLDER_TAKEN: 'Name a new folder, or go on with the batch that is in it: `cairn resume`.',
  BATCH_FOLDER_UNWRITABLE: 'Check the path and the room on the disk, then run `cairn resume`.',
  BATCH_DOCUMENT_KNOWN:
    'Go on with that batch: `cairn resume`. What is anchored twice is revoked once.',
  BATCH_RENEWAL_KNOWN: 'Go on with that renewal: `cairn resume`.',
  BATCH_AWARD_KNOWN:
    'Take these rows out, or pass `--again` where the award is to be issued once more.',
  BATCH_CHANGED:
    'Its files have to stay as `cairn issue` wrote them. Issue it anew, in a new folder.',
  BATCH_SIGNER_DIFFERS: 'Sign with the key that the batch was planned with, or issue it anew.',
} as const

/** Why the folder of a batch cannot be used. */
export type BatchFolderErrorCode = keyof typeof advice

/** Thrown when the folder of a batch is not what it has to be. */
export class BatchFolderError extends BaseError {
  override readonly name = 'BatchFolderError'
  readonly code: BatchFolderErrorCode
  constructor(options: {
    code: BatchFolderErrorCode
    problem: string
    /** What it is about, a line each. */
    details?: readonly string[]
    cause?: unknown
  }) {
    super(`The batch cannot be used: ${options.problem}.`, {
      metaMessages: [...(options.details ?? []), advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}
