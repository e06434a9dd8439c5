import { open, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { toHex } from '../../../base/hex.ts'
import type { JsonObject } from '../../../credential/parseJson.ts'
import type { Planned } from '../../../issuer/journal/JournalEntry.ts'
import type { SealedBatch } from '../../../issuer/sealDigests.ts'
import { attachAnchorProof } from '../../../proof/anchorProofMember.ts'
import { type LineWriter, openLines, readWholeLines } from './LineFile.ts'
import type { BatchFolder } from './openBatch.ts'

/** What the credentials of a batch are written from. */
export type Sealing = {
  readonly planned: Planned
  readonly seal: SealedBatch
  /** Of the documents, one after the other. */
  readonly digests: Uint8Array
  /** The documents, signed or not, one a line. */
  readonly source: string
  readonly onSealed: (done: number) => void
}

/** Writes the credentials of a batch and its manifest. Once this resolves they survive the end of the power. */
export async function writeCredentials(batch: BatchFolder, sealing: Sealing): Promise<void> {
  const { form, registry, key, size } = sealing.planned
  const write = form === 'files' ? createFileWriter(batch) : await createLineWriter(batch)
  const manifest = await openLines(batch.manifest)
  try {
    const root = toHex(sealing.seal.root)
    const head = JSON.stringify({ version: 1, registry, key, root, size })
    await manifest.write(`${head.slice(0, -1)},"credentials":[`)
    await writeEach(sealing, { write, manifest })
    await manifest.write(']}')
  } finally {
    await manifest.close()
    await write.close()
  }
}

async function writeEach(
  { planned: { size }, seal, digests, source, onSealed }: Sealing,
  { write, manifest }: { write: CredentialWriter; manifest: LineWriter },
): Promise<void> {
  let i = 0
  for await (const { text } of readWholeLines(source)) {
    const proof = seal.proof(i)
    const file = await write.add(attachAnchorProof(JSON.parse(text) as JsonObject, proof), i)
    const entry = {
      index: proof.index,
      ...(file !== undefined && { file }),
      digest: toHex(digests.subarray(32 * i, 32 * (i + 1))),
      leaf: toHex(seal.leaf(i)),
    }
    i++
    await manifest.write(`${JSON.stringify(entry)}${i < size ? ',' : ''}`)
    onSealed(i)
  }
}

type CredentialWriter = {
  /** @returns The name of its file, if it has one of its own. */
  add(document: JsonObject, i: number): Promise<string | undefined>
  close(): Promise<void>
}

/** A file for each; all of them are on disk when it is closed. */
function createFileWriter({ credentials }: BatchFolder): CredentialWriter {
  let count = 0
  return {
    async add(document, i) {
      await writeFile(credentials.file(i), `${JSON.stringify(document, null, 2)}\n`)
      count++
      return basename(credentials.file(i))
    },
    async close() {
      for (let i = 0; i < count; i++) await sync(credentials.file(i))
    },
  }
}

/** A line for each. */
async function createLineWriter({ credentials }: BatchFolder): Promise<CredentialWriter> {
  const lines = await openLines(credentials.lines)
  return {
    async add(document) {
      await lines.write(JSON.stringify(document))
      return undefined
    },
    close: async () => void (await lines.close()),
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
