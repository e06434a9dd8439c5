import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildCredential } from '../src/issuer/buildCredential.ts'
import { type Batch, issueBatch } from '../src/issuer/issueBatch.ts'
import { toManifest } from '../src/issuer/Manifest.ts'
import type { RosterRow } from '../src/issuer/parseRoster.ts'
import type { Template } from '../src/issuer/Template.ts'
import type { DocumentSigner } from '../src/proof/createEddsaSigner.ts'
import { UsageError } from './terminal/fail.ts'
import { writeJson } from './terminal/files.ts'
import { startProgress } from './terminal/startProgress.ts'

/** A batch, and where its files are. */
export type WrittenBatch = {
  readonly batch: Batch
  readonly manifest: string
  /** In the order of the batch. */
  readonly files: readonly string[]
}

/** Issues a batch from rows of a roster and writes credentials and manifest into a new folder. */
export async function writeBatch(options: {
  rows: readonly RosterRow[]
  template: Template
  registry: Batch['registry']
  key: Batch['key']
  signer: DocumentSigner | undefined
  folder: string
}): Promise<WrittenBatch> {
  const { rows, template, registry, key, signer, folder } = options
  const progress = startProgress('signing', rows.length)
  const batch = await issueBatch({
    documents: rows.map((row) =>
      buildCredential({ row, template, id: `urn:uuid:${crypto.randomUUID()}`, salt: random(16) }),
    ),
    registry,
    key,
    ...(signer && { signer }),
    created: new Date(),
    random,
    onProgress: progress.update,
  })
  progress.end()

  await mkdir(dirname(folder), { recursive: true })
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${folder} cannot be made: ${error.code}.`, 'Name a new folder.')
  })

  const names = rows.map((_, i) => `${String(i + 1).padStart(5, '0')}.json`)
  const files = names.map((name) => join(folder, name))
  for (const [i, { document }] of batch.credentials.entries()) {
    await writeJson(files[i] as string, document)
  }
  const manifest = join(folder, 'manifest.json')
  await writeJson(manifest, toManifest(batch, names))
  return { batch, manifest, files }
}

function random(size: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(size))
}
