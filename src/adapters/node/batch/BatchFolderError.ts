import { BaseError } from '../../../base/BaseError.ts'

const advice = {
  BATCH_FOLDER_TAKEN: 'Name a new folder, or go on with the batch that is in it: `cairn resume`.',
  BATCH_FOLDER_UNWRITABLE: 'Check the path and the room on the disk, then run `cairn resume`.',
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
  constructor(options: { code: BatchFolderErrorCode; problem: string; cause?: unknown }) {
    super(`The batch cannot be made: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}

/** What a disk answers that is full, broken or not to be written to. */
const refusals: ReadonlySet<string | undefined> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EROFS',
  'EIO',
])

/** Does work on the files of a batch: what a disk refuses, and a file that is gone, get a code of ours. */
export async function onDisk<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    const isGone = syscall === 'open' && code === 'ENOENT'
    if (!isGone && syscall !== 'open' && !refusals.has(code)) throw error
    throw new BatchFolderError({
      code: isGone ? 'BATCH_CHANGED' : 'BATCH_FOLDER_UNWRITABLE',
      problem: isGone ? 'a file of it is gone' : `the disk refuses, ${code}`,
      cause: error,
    })
  }
}
