import { writeFile } from 'node:fs/promises'
import type { JsonObject } from '../../../credential/parseJson.ts'
import { toCanonicalText } from '../../../credential/toCanonicalBytes.ts'
import type { DocumentSigner } from '../../../proof/createEddsaSigner.ts'
import { signEddsaRdfc2022 } from '../../../proof/signEddsaRdfc2022.ts'
import { type LineWriter, openLines, readWholeLines } from './LineFile.ts'

/** What becomes of a document before it is anchored. */
export type Finish = {
  /** Gives the document its entries in status lists, if it is to have some. */
  readonly addEntries: (document: JsonObject, i: number) => JsonObject
  readonly signer: DocumentSigner | undefined
  readonly created: Date
}

/** Documents as they will be anchored: those that are made already, and behind them the rest as it is made. */
export type Spool = {
  /** @param text The `i`-th document, as it was planned. */
  take(text: string, i: number): Promise<string>
  close(): Promise<void>
}

/** Opens the file in which finished documents are kept, so that none is signed twice. */
export async function openSpool(path: string, finish: Finish): Promise<Spool> {
  await writeFile(path, '', { flag: 'a' })
  const made = readWholeLines(path)
  let writer: LineWriter | undefined
  let end = 0
  const takeMade = async (document: JsonObject) => {
    const { value } = await made.next()
    if (!value || !isMade(value.text, document, finish)) return undefined
    end = value.end
    return value.text
  }
  return {
    async take(text, i) {
      const document = finish.addEntries(JSON.parse(text) as JsonObject, i)
      const there = writer ? undefined : await takeMade(document)
      if (there !== undefined) return there
      writer ??= await openLines(path, { from: end })
      const final = toCanonicalText(await sign(document, finish))
      await writer.write(final)
      return final
    },
    close: async () => void (await writer?.close()),
  }
}

async function sign(document: JsonObject, { signer, created }: Finish): Promise<JsonObject> {
  return signer ? signEddsaRdfc2022({ document, signer, created }) : document
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
