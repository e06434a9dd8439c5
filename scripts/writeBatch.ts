import { type BatchFolder, openBatch } from '../src/adapters/node/batch/openBatch.ts'
import { planBatch } from '../src/adapters/node/batch/planBatch.ts'
import { sealBatch } from '../src/adapters/node/batch/sealBatch.ts'
import { createHashWorkers } from '../src/adapters/node/workers/createHashWorkers.ts'
import type { AccountId } from '../src/base/accountId.ts'
import type { Address, Hex } from '../src/base/hex.ts'
import type { JsonObject } from '../src/credential/parseJson.ts'
import { buildCredential } from '../src/issuer/buildCredential.ts'
import type { RosterRow } from '../src/issuer/roster/RosterRow.ts'
import type { Template } from '../src/issuer/template/Template.ts'
import type { DocumentSigner } from '../src/proof/createEddsaSigner.ts'
import { startProgress } from './terminal/startProgress.ts'

/** A batch on disk, sealed and not anchored. */
export type WrittenBatch = {
  readonly folder: string
  readonly root: Hex
  readonly size: number
}

/** What a batch is made from. */
export type BatchSource = {
  readonly rows: readonly RosterRow[]
  readonly template: Template
  readonly registry: AccountId
  readonly key: Address
  readonly signer: DocumentSigner | undefined
  readonly form?: 'files' | 'lines'
  readonly statusLists?: string
  /** Folders of other batches: what one of them has is refused. */
  readonly knownIn?: readonly string[]
}

/** Issues a batch from rows of a roster and writes credentials and manifest into a new folder. */
export async function writeBatch(folder: string, source: BatchSource): Promise<WrittenBatch> {
  const { rows, template, registry, key, signer, form = 'files', statusLists, knownIn } = source
  const batch = await openBatch(folder)
  try {
    await planBatch(batch, {
      documents: buildAll(rows, template),
      registry,
      key,
      created: new Date(),
      ...(signer && { verificationMethod: signer.verificationMethod }),
      form,
      ...(statusLists !== undefined && { statusLists }),
      ...(knownIn && { knownIn }),
      random,
    })
    return { folder, ...(await sealWithProgress(batch, signer)) }
  } finally {
    await batch.close()
  }
}

/** Makes the credentials of a batch that is planned, showing how far it has come. */
export async function sealWithProgress(batch: BatchFolder, signer: DocumentSigner | undefined) {
  const workers = createHashWorkers()
  let shown: { step: string; progress: ReturnType<typeof startProgress> } | undefined
  const sealed = await sealBatch(batch, {
    signer,
    hash: workers.hash,
    onProgress(step, done, total) {
      if (shown?.step !== step) {
        shown?.progress.end()
        shown = { step, progress: startProgress(step, total) }
      }
      shown.progress.update(done)
    },
  }).finally(() => workers.close())
  shown?.progress.end()
  return sealed
}

function* buildAll(rows: readonly RosterRow[], template: Template): Generator<JsonObject> {
  for (const row of rows) {
    yield buildCredential({
      row,
      template,
      id: `urn:uuid:${crypto.randomUUID()}`,
      salt: random(16),
    })
  }
}

/** Bytes that nobody can guess. */
export function random(size: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(size))
}
