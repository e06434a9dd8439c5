import { writeFile } from 'node:fs/promises'
import { mapInOrder } from '../../../base/mapInOrder.ts'
import type { JsonObject } from '../../../credential/parseJson.ts'
import { toCanonicalText } from '../../../credential/toCanonicalBytes.ts'
import type { DocumentSigner } from '../../../proof/createEddsaSigner.ts'
import type { HashForSigning } from '../../../proof/hashForSigning.ts'
import { signEddsaRdfc2022 } from '../../../proof/signEddsaRdfc2022.ts'
import { type Line, openLines, readWholeLines } from './LineFile.ts'

/** What becomes of a document before it is anchored. */
export type Finish = {
  /** Gives the document its entries in status lists, if it is to have some. */
  readonly addEntries: (document: JsonObject, i: number) => JsonObject
  readonly signer: DocumentSigner | undefined
  readonly created: Date
  /** Makes what is signed. */
  readonly hash?: HashForSigning | undefined
}

/** Documents that are signed at a time, where threads make their hashes. */
const atOnce = 128

/**
 * Documents as they will be anchored, in order: those that are made already, and behind them the rest as it is made.
 *
 * @param path File in which finished documents are kept, so that none is signed twice.
 * @param lines The documents as they were planned.
 */
export async function* finishDocuments(
  path: string,
  lines: AsyncIterable<Line>,
  finish: Finish,
): AsyncGenerator<string> {
  await writeFile(path, '', { flag: 'a' })
  const made = readWholeLines(path)
  const planned = toDocuments(lines, finish)
  let end = 0
  let first: JsonObject | undefined
  for (let next = await planned.next(); !next.done; next = await planned.next()) {
    const { value } = await made.next()
    if (!value || !isMade(value.text, next.value, finish)) {
      first = next.value
      break
    }
    end = value.end
    yield value.text
  }
  await made.return(undefined)
  if (first === undefined) return

  const writer = await openLines(path, { from: end })
  const make = async (document: JsonObject) => toCanonicalText(await sign(document, finish))
  try {
    for await (const text of mapInOrder(prepend(first, planned), make, finish.hash ? atOnce : 1)) {
      await writer.write(text)
      yield text
    }
  } finally {
    await writer.close()
  }
}

async function* toDocuments(
  lines: AsyncIterable<Line>,
  { addEntries }: Finish,
): AsyncGenerator<JsonObject> {
  let i = 0
  for await (const { text } of lines) yield addEntries(JSON.parse(text) as JsonObject, i++)
}

async function* prepend<Item>(first: Item, rest: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield first
  yield* rest
}

async function sign(document: JsonObject, { signer, created, hash }: Finish): Promise<JsonObject> {
  return signer ? signEddsaRdfc2022({ document, signer, created, ...(hash && { hash }) }) : document
}

/** Whether a line that was there is this document, as it would be now. A power failure leaves odd bytes. */
function isMade(line: string, document: JsonObject, { signer }: Finish): boolean {
  if (!signer) return line === toCanonicalText(document)
  try {
    const { proof, ...made } = JSON.parse(line) as JsonObject
    const { verificationMethod, proofValue } = proof as JsonObject
    const isBy = verificationMethod === signer.verificationMethod && typeof proofValue === 'string'
    return isBy && toCanonicalText(made) === toCanonicalText(document)
  } catch {
    return false
  }
}
