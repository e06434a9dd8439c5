import { createHash } from 'node:crypto'
import { toProgress } from '../../../issuer/journal/toProgress.ts'
import type { AnchorProof } from '../../../proof/AnchorProof.ts'
import { decodeAnchorProof } from '../../../proof/anchorProofValue.ts'
import { BatchFolderError } from './BatchFolderError.ts'
import { readWholeLines } from './LineFile.ts'
import { onDisk } from './onDisk.ts'
import type { BatchFolder } from './openBatch.ts'

/**
 * The credentials that those of a batch supersede; none where it is no renewal.
 *
 * @throws {BatchFolderError} `BATCH_CHANGED` where they are not those of the plan.
 */
export async function readSuperseded(
  batch: Pick<BatchFolder, 'journal' | 'supersedes'>,
): Promise<readonly AnchorProof[]> {
  const { planned } = toProgress(batch.journal.entries)
  if (planned?.supersedes === undefined) return []
  const hash = createHash('sha256')
  const texts: string[] = []
  await onDisk(async () => {
    for await (const { text } of readWholeLines(batch.supersedes, hash)) texts.push(text)
  })
  if (`0x${hash.digest('hex')}` === planned.supersedes) return texts.map(decodeAnchorProof)
  const problem = 'what it supersedes is not what was planned'
  throw new BatchFolderError({ code: 'BATCH_CHANGED', problem })
}
