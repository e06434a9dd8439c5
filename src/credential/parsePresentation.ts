import { BaseError } from '../base/BaseError.ts'
import { describeFault, type Fault, readShape } from '../base/readShape.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'
import { presentationShape } from './shape.ts'

/** Thrown when a document is JSON but not a presentation. */
export class PresentationError extends BaseError {
  override readonly name = 'PresentationError'
  readonly code = 'PRESENTATION_MALFORMED'
  /** Every fault found; at least one. */
  readonly faults: readonly Fault[]

  constructor({ faults }: { faults: readonly Fault[] }) {
    super('The document is not a presentation.', {
      metaMessages: faults.map((fault) => describeFault(fault, 'document')),
    })
    this.faults = faults
  }
}

/** A presentation whose structure holds. Nothing of it has been verified. */
export type Presentation = {
  /** The document as it came, untouched. */
  readonly document: JsonObject
  readonly id?: string
  /** Who says that they present it. */
  readonly holderId?: string
  /** What is presented, each as it stands: documents, envelopes, or tokens as text. */
  readonly members: readonly (JsonObject | string)[]
  /** The top-level proofs, in order; none where there is no `proof`. */
  readonly proofs: readonly JsonObject[]
}

/**
 * Checks the structure of a presentation: VC Data Model 2.0 §4.13, or 1.1 §4.10 where its first context says so.
 * What it presents is not looked at: each credential is judged by itself.
 *
 * @param document As `parseJson` gives it.
 * @throws {PresentationError} with every fault and a pointer to each.
 *
 * @example
 * parsePresentation(parseJson(text)).members.length // 2
 */
export function parsePresentation(document: JsonValue): Presentation {
  const read = readShape(presentationShape, document)
  if ('faults' in read) throw new PresentationError(read)
  const { id, holder } = read.value
  const holderId = typeof holder === 'object' ? holder.id : holder
  // As the document has them: what a shape gives is a copy, and the digests are over what came.
  const { verifiableCredential = [], proof = [] } = document as JsonObject
  return {
    document: document as JsonObject,
    ...(id !== undefined && { id }),
    ...(holderId !== undefined && { holderId }),
    members: [verifiableCredential].flat() as readonly (JsonObject | string)[],
    proofs: [proof].flat() as readonly JsonObject[],
  }
}

/** Whether a document says that it is a presentation. */
export function isPresentation(document: JsonValue): document is JsonObject {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return false
  return [(document as JsonObject).type].flat().includes('VerifiablePresentation')
}
