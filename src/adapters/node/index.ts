export {
  BatchFolderError,
  type BatchFolderErrorCode,
} from './batch/BatchFolderError.ts'
export { type BatchFolder, openBatch } from './batch/openBatch.ts'
export { type BatchPlan, planBatch } from './batch/planBatch.ts'
export { type SealOptions, sealBatch } from './batch/sealBatch.ts'
export { createFetcher, type FetcherOptions } from './createFetcher.ts'
export { type JournalFile, type JournalFileOptions, openJournal } from './openJournal.ts'
