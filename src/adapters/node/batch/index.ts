export { BatchFolderError, type BatchFolderErrorCode } from './BatchFolderError.ts'
export { findBatches } from './findBatches.ts'
export { findKnownAwards, type KnownAward } from './findKnownAwards.ts'
export { type BatchFolder, openBatch } from './openBatch.ts'
export {
  type JournalFile,
  type JournalFileOptions,
  type OpenFile,
  openJournal,
} from './openJournal.ts'
export { type BatchPlan, planBatch } from './planBatch.ts'
export { readSealed, type SealedFile } from './readSealed.ts'
export { readSuperseded } from './readSuperseded.ts'
export { type SealOptions, sealBatch } from './sealBatch.ts'
export { storeAggregateProof } from './storeAggregateProof.ts'
