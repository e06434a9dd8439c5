import type { AccountId } from '../../../base/accountId.ts'
import type { Address } from '../../../base/hex.ts'
import type { JsonObject } from '../../../credential/parseJson.ts'
import type { AnchorOptions } from '../../../issuer/anchoring/AnchorOptions.ts'
import { anchorBatch } from '../../../issuer/anchoring/anchorBatch.ts'
import { toProgress } from '../../../issuer/journal/toProgress.ts'
import type { DocumentSigner } from '../../../proof/createEddsaSigner.ts'
import { openBatch } from '../batch/openBatch.ts'
import { planBatch } from '../batch/planBatch.ts'
import { sealBatch } from '../batch/sealBatch.ts'

/** Who issues, where, and what signs and pays. */
export type BatchMaker = Pick<
  AnchorOptions,
  'rpc' | 'wait' | 'maxCost' | 'interval' | 'patience'
> & {
  readonly registry: AccountId
  readonly key: Address
  /** Signs documents; without one they are anchored only. */
  readonly documentSigner?: DocumentSigner | undefined
  /** Signs transactions. */
  readonly signer: NonNullable<AnchorOptions['signer']>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Unguessable bytes. */
  readonly random: (size: number) => Uint8Array
}

/**
 * Takes a batch from wherever it stands to its anchor.
 *
 * @param folder Of the batch.
 * @param options `documents`, canonical JSON of each; `onSealed`, called when its credentials are on disk.
 */
export async function finishBatch(
  folder: string,
  maker: BatchMaker,
  { documents, onSealed }: { documents: readonly string[]; onSealed: () => void },
): Promise<void> {
  const { registry, key, documentSigner, now, random, maxCost } = maker
  const batch = await openBatch(folder)
  try {
    if (toProgress(batch.journal.entries).state === undefined) {
      await planBatch(batch, {
        documents: documents.map((text) => JSON.parse(text) as JsonObject),
        ...{ registry, key, random, created: new Date(now()) },
        ...(documentSigner && { verificationMethod: documentSigner.verificationMethod }),
      })
    }
    await sealBatch(batch, { signer: documentSigner })
    onSealed()
    const { journal } = batch
    const { rpc, signer, wait, interval, patience } = maker
    await anchorBatch({
      ...{ journal, rpc, signer, wait, untilMined: true },
      ...(maxCost !== undefined && { maxCost }),
      ...(interval !== undefined && { interval }),
      ...(patience !== undefined && { patience }),
    })
  } finally {
    await batch.close()
  }
}
