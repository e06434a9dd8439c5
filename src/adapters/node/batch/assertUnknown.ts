import { sha256OfText } from '../../../base/hash.ts'
import type { AnchorProof } from '../../../proof/AnchorProof.ts'
import { encodeAnchorProof } from '../../../proof/anchorProofValue.ts'
import { BatchFolderError } from './BatchFolderError.ts'
import { readProgress } from './findBatches.ts'
import { readLinesIfAny } from './LineFile.ts'
import { toPlanPaths } from './openBatch.ts'

/**
 * Refuses what another batch has: its documents as they were planned, or what they renew.
 *
 * @param wanted SHA-256 of each document; what they supersede.
 * @param folders Of other batches. One of which nothing is planned has nothing.
 * @throws {BatchFolderError} `BATCH_DOCUMENT_KNOWN`, `BATCH_RENEWAL_KNOWN`
 * @throws {JournalError} `JOURNAL_DAMAGED` where nobody can tell what one of them has.
 */
export async function assertUnknown(
  wanted: { readonly digests: readonly Uint8Array[]; readonly supersedes: readonly AnchorProof[] },
  folders: readonly string[],
): Promise<void> {
  if (folders.length === 0) return
  const digests = new Set(wanted.digests.map(toKey))
  const renewed = new Set(wanted.supersedes.map(encodeAnchorProof))
  for (const folder of folders) {
    if ((await readProgress(folder)).planned === undefined) continue
    const { documents, supersedes } = toPlanPaths(folder)
    for await (const { text } of readLinesIfAny(supersedes)) {
      if (renewed.has(text)) throw known('BATCH_RENEWAL_KNOWN', 'a renewal of the same is', folder)
    }
    for await (const { text } of readLinesIfAny(documents)) {
      if (!digests.has(toKey(sha256OfText(text)))) continue
      throw known('BATCH_DOCUMENT_KNOWN', 'one of its documents is', folder)
    }
  }
}

/** As compact as a text can be: a byte is a character. */
function toKey(digest: Uint8Array): string {
  return Buffer.from(digest).toString('latin1')
}

function known(code: 'BATCH_DOCUMENT_KNOWN' | 'BATCH_RENEWAL_KNOWN', what: string, folder: string) {
  return new BatchFolderError({ code, problem: `${what} in ${folder} already` })
}
