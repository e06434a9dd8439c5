import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { parseAccountId } from '../../../base/accountId.ts'
import { sha256OfText } from '../../../base/hash.ts'
import { fromHex, type Hex, isHex, toHex } from '../../../base/hex.ts'
import type { JsonObject } from '../../../credential/parseJson.ts'
import { toCanonicalText } from '../../../credential/toCanonicalBytes.ts'
import type { Planned } from '../../../issuer/journal/JournalEntry.ts'
import { toProgress } from '../../../issuer/journal/toProgress.ts'
import { sealDigests } from '../../../issuer/sealDigests.ts'
import type { DocumentSigner } from '../../../proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../../proof/signEddsaRdfc2022.ts'
import { BatchFolderError } from './BatchFolderError.ts'
import { openLines, readWholeLines } from './LineFile.ts'
import { onDisk } from './onDisk.ts'
import type { BatchFolder } from './openBatch.ts'
import { writeCredentials } from './writeCredentials.ts'

/** How the credentials of a batch are made. */
export type SealOptions = {
  /** The signer that the batch was planned with, where it was. */
  readonly signer?: DocumentSigner | undefined
  /** Called after each document that was signed, and again after each that was sealed. */
  readonly onProgress?: (step: 'signing' | 'sealing', done: number, total: number) => void
}

/**
 * Makes the credentials of a batch that is planned: signs, seals and writes them, and the manifest. What was signed
 * before an interruption is not signed again. A batch that is made already is left as it is.
 *
 * @returns What is to be anchored.
 * @throws {BatchFolderError} `JournalError`, and what the signer fails with.
 */
export async function sealBatch(
  batch: BatchFolder,
  options: SealOptions = {},
): Promise<{ readonly root: Hex; readonly size: number }> {
  const { planned, signed } = toProgress(batch.journal.entries)
  if (!planned) throw toChange('nothing is planned in its folder')
  if (signed) return { root: signed.root, size: planned.size }
  if (planned.verificationMethod !== options.signer?.verificationMethod) {
    const problem = `it is to be signed with ${planned.verificationMethod ?? 'no key'}`
    throw new BatchFolderError({ code: 'BATCH_SIGNER_DIFFERS', problem })
  }

  const root = await onDisk(() => makeCredentials(batch, planned, options))
  await batch.journal.append({ state: 'signed', root })
  await rm(batch.signed, { force: true })
  return { root, size: planned.size }
}

async function makeCredentials(
  batch: BatchFolder,
  planned: Planned,
  options: SealOptions,
): Promise<Hex> {
  const { registry, key, size } = planned
  const digests = await digestAll(batch, planned, options)
  const secret = await readSecret(batch)
  const seal = await sealDigests({ digests, registry: parseAccountId(registry), key, secret })
  const source = options.signer ? batch.signed : batch.documents
  const onSealed = (done: number) => options.onProgress?.('sealing', done, size)
  await writeCredentials(batch, { planned, seal, digests, source, onSealed })
  return toHex(seal.root)
}

async function readSecret({ secret }: BatchFolder): Promise<Uint8Array> {
  const text = await readFile(secret, 'utf8').catch(() => '')
  return isHex(text, 32) ? fromHex(text) : throwChange('its secret is not there any more')
}

/** The digests of the documents as they will be anchored, signed or not. */
async function digestAll(
  batch: BatchFolder,
  planned: Planned,
  { signer, onProgress }: SealOptions,
): Promise<Uint8Array> {
  const { size, created } = planned
  const digests = new Uint8Array(size * 32)
  const hash = createHash('sha256')
  const spool = signer && (await openSpool(batch.signed, { signer, created }))
  let done = 0
  try {
    for await (const { text } of readWholeLines(batch.documents, hash)) {
      if (done === size) throwChange('there are more documents than were planned')
      const final = spool ? await spool.take(text) : text
      digests.set(sha256OfText(final), 32 * done++)
      if (spool) onProgress?.('signing', done, size)
    }
  } finally {
    await spool?.close()
  }
  if (`0x${hash.digest('hex')}` !== planned.documents)
    throwChange('its documents are not those planned')
  return digests
}

/** The documents with the issuer's proofs: those that are there already, and behind them the rest as it is made. */
async function openSpool(
  path: string,
  { signer, created }: { signer: DocumentSigner; created: string },
) {
  await writeFile(path, '', { flag: 'a' })
  const made = readWholeLines(path)
  let writer: Awaited<ReturnType<typeof openLines>> | undefined
  let end = 0
  const takeMade = async (text: string) => {
    const { value } = await made.next()
    if (!value || !isSigned(value.text, text, signer)) return undefined
    end = value.end
    return value.text
  }
  return {
    async take(text: string): Promise<string> {
      const there = writer ? undefined : await takeMade(text)
      if (there !== undefined) return there
      writer ??= await openLines(path, { from: end })
      const document = JSON.parse(text) as JsonObject
      const signed = toCanonicalText(
        await signEddsaRdfc2022({ document, signer, created: new Date(created) }),
      )
      await writer.write(signed)
      return signed
    },
    close: async () => void (await writer?.close()),
  }
}

/** Whether a line that was there is this document, signed as it would be now. A power failure leaves odd bytes. */
function isSigned(line: string, text: string, signer: DocumentSigner): boolean {
  try {
    const { proof, ...document } = JSON.parse(line) as JsonObject
    const { verificationMethod, proofValue } = proof as JsonObject
    const isBy = verificationMethod === signer.verificationMethod && typeof proofValue === 'string'
    return isBy && toCanonicalText(document) === text
  } catch {
    return false
  }
}

function throwChange(problem: string): never {
  throw toChange(problem)
}

function toChange(problem: string): BatchFolderError {
  return new BatchFolderError({ code: 'BATCH_CHANGED', problem })
}
