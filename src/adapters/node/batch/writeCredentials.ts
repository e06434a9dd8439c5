import { open, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { toHex } from '../../../base/hex.ts'
import type { JsonObject } from '../../../credential/parseJson.ts'
import type { Planned } from '../../../issuer/journal/JournalEntry.ts'
import type { SealedBatch } from '../../../issuer/sealDigests.ts'
import { attachAnchorProof } from '../../../proof/anchorProofMember.ts'
import { openLines, readWholeLines } from './LineFile.ts'
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
  const { planned, seal, digests, source, onSealed } = sealing
  const write = planned.form === 'files' ? createFileWriter(batch) : await createLineWriter(batch)
  const { registry, key, size } = planned
  const manifest = await openLines(batch.manifest)
  const head = JSON.stringify({ version: 1, registry, key, root: toHex(seal.root), size })
  await manifest.write(`${head.slice(0, -1)},"credentials":[`)

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
  await manifest.write(']}')
  await manifest.close()
  await write.close()
}

/** A file for each; all of them are on disk when it is closed. */
function createFileWriter({ credentials }: BatchFolder) {
  let count = 0
  return {
    async add(document: JsonObject, i: number): Promise<string> {
      await writeFile(credentials.file(i), `${JSON.stringify(document, null, 2)}\n`)
      count++
      return basename(credentials.file(i))
    },
    async close(): Promise<void> {
      for (let i = 0; i < count; i++) await sync(credentials.file(i))
    },
  }
}

/** A line for each. */
async function createLineWriter({ credentials }: BatchFolder) {
  const lines = await openLines(credentials.lines)
  return {
    async add(document: JsonObject): Promise<undefined> {
      await lines.write(JSON.stringify(document))
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
