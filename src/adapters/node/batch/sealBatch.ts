import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { parseAccountId } from '../../../base/accountId.ts'
import { sha256OfText } from '../../../base/hash.ts'
import { fromHex, type Hex, isHex, toHex } from '../../../base/hex.ts'
import type { JsonObject } from '../../../credential/parseJson.ts'
import type { Planned } from '../../../issuer/journal/JournalEntry.ts'
import { toProgress } from '../../../issuer/journal/toProgress.ts'
import { sealDigests } from '../../../issuer/sealDigests.ts'
import { toPositions } from '../../../issuer/toPositions.ts'
import { withStatusEntries } from '../../../issuer/withStatusEntries.ts'
import type { DocumentSigner } from '../../../proof/createEddsaSigner.ts'
import type { HashForSigning } from '../../../proof/hashForSigning.ts'
import { BatchFolderError } from './BatchFolderError.ts'
import { type Finish, finishDocuments } from './finishDocuments.ts'
import { type Line, readWholeLines } from './LineFile.ts'
import { onDisk } from './onDisk.ts'
import type { BatchFolder } from './openBatch.ts'
import { writeCredentials } from './writeCredentials.ts'

/** How the credentials of a batch are made. */
export type SealOptions = {
  /** The signer that the batch was planned with, where it was. */
  readonly signer?: DocumentSigner | undefined
  /** Makes what is signed, such as the threads of `createHashWorkers`. */
  readonly hash?: HashForSigning | undefined
  /** Called after each document that was signed, and again after each that was sealed. */
  readonly onProgress?:
    | ((step: 'signing' | 'sealing', done: number, total: number) => void)
    | undefined
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
  { signer, hash, onProgress }: SealOptions,
): Promise<Hex> {
  const { registry, key, size, created, statusLists } = planned
  const secret = await readSecret(batch)
  const addEntries = createAddEntries(planned, secret)
  const isChanged = signer !== undefined || statusLists !== undefined
  const finish = isChanged ? { addEntries, signer, created: new Date(created), hash } : undefined
  const digests = await digestAll(batch, planned, { finish, onProgress })
  const seal = await sealDigests({ digests, registry: parseAccountId(registry), key, secret })
  const source = finish ? batch.signed : batch.documents
  const onSealed = (done: number) => onProgress?.('sealing', done, size)
  await writeCredentials(batch, { planned, seal, digests, source, onSealed })
  return toHex(seal.root)
}

async function readSecret({ secret }: BatchFolder): Promise<Uint8Array> {
  const text = await readFile(secret, 'utf8').catch(() => '')
  return isHex(text, 32) ? fromHex(text) : throwChange('its secret is not there any more')
}

function createAddEntries({ size, statusLists }: Planned, secret: Uint8Array) {
  if (statusLists === undefined) return (document: JsonObject) => document
  const positions = toPositions(size, secret)
  return (document: JsonObject, i: number) =>
    withStatusEntries(document, { statusLists, index: positions[i] as number })
}

/** The digests of the documents as they will be anchored. */
async function digestAll(
  batch: BatchFolder,
  { size, documents }: Planned,
  { finish, onProgress }: { finish: Finish | undefined } & Pick<SealOptions, 'onProgress'>,
): Promise<Uint8Array> {
  const digests = new Uint8Array(size * 32)
  const hash = createHash('sha256')
  const lines = takeAtMost(size, readWholeLines(batch.documents, hash))
  let done = 0
  for await (const text of finish ? finishDocuments(batch.signed, lines, finish) : toTexts(lines)) {
    digests.set(sha256OfText(text), 32 * done++)
    if (finish) onProgress?.('signing', done, size)
  }
  if (`0x${hash.digest('hex')}` !== documents) throwChange('its documents are not those planned')
  return digests
}

/** The lines of a file, of which no more were planned. */
async function* takeAtMost(size: number, lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let done = 0
  for await (const line of lines) {
    if (done++ === size) throwChange('there are more documents than were planned')
    yield line
  }
}

async function* toTexts(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  for await (const { text } of lines) yield text
}

function throwChange(problem: string): never {
  throw toChange(problem)
}

function toChange(problem: string): BatchFolderError {
  return new BatchFolderError({ code: 'BATCH_CHANGED', problem })
}
