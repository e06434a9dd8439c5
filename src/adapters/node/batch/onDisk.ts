import { BatchFolderError } from './BatchFolderError.ts'

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
