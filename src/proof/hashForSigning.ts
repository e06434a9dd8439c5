import type { JsonObject } from '../credential/parseJson.ts'
import { type ExtraContexts, loadContextSets } from './contexts.ts'
import { hashDocument } from './hashDocument.ts'

/** A document, and the proof that it is to have, without `proofValue`. */
export type HashTask = {
  readonly document: JsonObject
  readonly options: JsonObject
}

/** Makes the 64 bytes that are signed; most of the work of signing. */
export type HashForSigning = (task: HashTask) => Promise<Uint8Array>

/**
 * What is signed of a document: `hashDocument` with the newest text of every context.
 *
 * @throws {UndefinedTermError} {@link UnknownContextError} {@link CanonicalizationError}
 */
export async function hashForSigning(
  { document, options }: HashTask,
  contexts?: ExtraContexts,
): Promise<Uint8Array> {
  const [set = new Map()] = await loadContextSets(document, contexts)
  return hashDocument({ document, options, contexts: set })
}
