import { rm, writeFile } from 'node:fs/promises'
import { type AccountId, formatAccountId } from '../../../base/accountId.ts'
import { sha256OfText } from '../../../base/hash.ts'
import { type Address, type Hex, toHex } from '../../../base/hex.ts'
import { toList } from '../../../base/toList.ts'
import { isAnchorProof, toBareDocument } from '../../../credential/bareDocument.ts'
import type { JsonObject } from '../../../credential/parseJson.ts'
import { toCanonicalText } from '../../../credential/toCanonicalBytes.ts'
import { assertDistinct } from '../../../issuer/assertDistinct.ts'
import type { AnchorProof } from '../../../proof/AnchorProof.ts'
import { AnchorProofError } from '../../../proof/AnchorProofError.ts'
import { encodeAnchorProof } from '../../../proof/anchorProofValue.ts'
import { DocumentHasProofError } from '../../../proof/signEddsaRdfc2022.ts'
import { toStatusListUrl } from '../../../status/toStatusEntries.ts'
import { assertUnknown } from './assertUnknown.ts'
import { BatchFolderError } from './BatchFolderError.ts'
import { openLines } from './LineFile.ts'
import { onDisk } from './onDisk.ts'
import type { BatchFolder } from './openBatch.ts'

/** What a batch will be made of. */
export type BatchPlan = {
  /** Unsigned. */
  readonly documents: Iterable<JsonObject> | AsyncIterable<JsonObject>
  /** Where it will be anchored. */
  readonly registry: AccountId
  /** The key that will anchor it. */
  readonly key: Address
  /** The time that the issuer's proofs state. */
  readonly created: Date
  /** Of the issuer's proofs; without one the credentials are anchored only. */
  readonly verificationMethod?: string
  /** A file for each credential, the default, or one with a line for each. */
  readonly form?: 'files' | 'lines'
  /** Where the status lists of the batch will be published, an address; without it the chain alone tells. */
  readonly statusLists?: string
  /** The credentials that these supersede, where it is a renewal. */
  readonly supersedes?: readonly AnchorProof[]
  /** Folders of other batches: what one of them has is refused. */
  readonly knownIn?: readonly string[]
  /** Unguessable bytes. */
  readonly random: (size: number) => Uint8Array
}

/**
 * Writes down all that a batch is made of, so that from now on it comes out the same however often its making is
 * interrupted. Nothing is signed, nothing sent.
 *
 * @throws {BatchError} where there is no document, or one twice.
 * @throws {DocumentHasProofError} or `AnchorProofError` where a document has a proof that it must not have.
 * @throws {StatusListUrlError} where nobody could fetch the status lists.
 * @throws {BatchFolderError} `BATCH_FOLDER_TAKEN` where another batch is in the folder,
 * `BATCH_FOLDER_UNWRITABLE` where the disk is full, `BATCH_DOCUMENT_KNOWN` or `BATCH_RENEWAL_KNOWN` where a batch of
 * `knownIn` has a document, or renews the same.
 */
export async function planBatch(batch: BatchFolder, plan: BatchPlan): Promise<void> {
  if (batch.journal.entries.length > 0) {
    throw new BatchFolderError({
      code: 'BATCH_FOLDER_TAKEN',
      problem: 'another one is in the folder',
    })
  }
  const { statusLists } = plan
  if (statusLists !== undefined) toStatusListUrl(statusLists, 'revocation')
  const { documents, size, supersedes } = await onDisk(async () => {
    // A new file, for the owner alone, whoever may read the folder.
    await rm(batch.secret, { force: true })
    await writeFile(batch.secret, toHex(plan.random(32)), { mode: 0o600, flush: true })
    const old = plan.supersedes && (await writeSuperseded(batch.supersedes, plan.supersedes))
    return { ...(await writeDocuments(batch.documents, plan)), supersedes: old }
  })

  const { registry, key, created, verificationMethod, form = 'files' } = plan
  await batch.journal.append({
    state: 'planned',
    version: 1,
    registry: formatAccountId(registry),
    key,
    size,
    documents,
    created: created.toISOString(),
    ...(verificationMethod !== undefined && { verificationMethod }),
    form,
    ...(statusLists !== undefined && { statusLists }),
    ...(supersedes !== undefined && { supersedes }),
  })
}

async function writeSuperseded(path: string, proofs: readonly AnchorProof[]): Promise<Hex> {
  const lines = await openLines(path)
  let digest: Uint8Array
  try {
    for (const proof of proofs) await lines.write(encodeAnchorProof(proof))
  } finally {
    digest = await lines.close()
  }
  return toHex(digest)
}

async function writeDocuments(
  path: string,
  { documents, verificationMethod, statusLists, supersedes = [], knownIn = [] }: BatchPlan,
): Promise<{ documents: Hex; size: number }> {
  // What somebody signed is as it is: an entry that is added would break the signature.
  const isToChange = verificationMethod !== undefined || statusLists !== undefined
  const lines = await openLines(path)
  const digests: Uint8Array[] = []
  let digest: Uint8Array
  try {
    for await (const document of documents) {
      assertUnproven(document, isToChange)
      const text = toCanonicalText(toBareDocument(document))
      await lines.write(text)
      digests.push(sha256OfText(text))
    }
  } finally {
    digest = await lines.close()
  }
  assertDistinct(digests)
  await assertUnknown({ digests, supersedes }, knownIn)
  return { documents: toHex(digest), size: digests.length }
}

/** What could not be made into a credential later on is refused before anything is written down. */
function assertUnproven({ proof }: JsonObject, isToChange: boolean): void {
  if (proof === undefined) return
  if (isToChange) throw new DocumentHasProofError()
  if (!toList(proof).some(isAnchorProof)) return
  throw new AnchorProofError({ code: 'ANCHOR_PROOF_PRESENT', problem: 'there is one already' })
}
