import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toList } from '../../../base/toList.ts'
import { isAnchorProof, toBareDocument } from '../../../credential/bareDocument.ts'
import type { JsonObject } from '../../../credential/parseJson.ts'
import type { AggregateProof } from '../../../proof/AggregateProof.ts'
import { attachAnchorProof, parseAnchorProofMember } from '../../../proof/anchorProofMember.ts'
import { openLines } from './LineFile.ts'
import { onDisk } from './onDisk.ts'
import { readSealed } from './readSealed.ts'

/**
 * Puts the way to an aggregate into the credentials of a batch, each in place of what it was. Done again, it changes
 * nothing.
 *
 * @throws {BatchFolderError} `BATCH_NOT_FOUND`, `BATCH_FOLDER_UNWRITABLE`
 */
export async function storeAggregateProof(
  folder: string,
  aggregate: AggregateProof,
): Promise<void> {
  await onDisk(async () => {
    const path = join(folder, 'credentials.jsonl')
    let lines: Awaited<ReturnType<typeof openLines>> | undefined
    for await (const { name, text } of readSealed(folder)) {
      const document = withAggregate(JSON.parse(text) as JsonObject, aggregate)
      if (name.endsWith('.json')) await replaceFile(join(folder, name), document)
      else {
        lines ??= await openLines(`${path}.new`)
        await lines.write(JSON.stringify(document))
      }
    }
    await lines?.close()
    if (lines) await rename(`${path}.new`, path)
  })
}

function withAggregate(document: JsonObject, aggregate: AggregateProof): JsonObject {
  const member = toList(document.proof).find(isAnchorProof) as JsonObject
  const proof = parseAnchorProofMember(member)
  return attachAnchorProof(toBareDocument(document), { ...proof, aggregate })
}

/** Whoever reads the file has the old one or the new one. */
async function replaceFile(path: string, document: JsonObject): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(document, null, 2)}\n`, { flush: true })
  await rename(`${path}.new`, path)
}
