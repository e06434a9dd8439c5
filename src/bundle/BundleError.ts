import { BaseError } from '../base/BaseError.ts'
import { describeFault, type Fault } from '../base/readShape.ts'

const advice = {
  BUNDLE_MALFORMED: 'Expected the form of schemas/bundle.schema.json, version 1.',
  BUNDLE_NOTHING_PROVEN:
    'A bundle is made of a credential whose anchor a node shows in a final block.',
  BUNDLE_DIFFERS: 'The node does not say the same twice; ask another one, or several.',
  BUNDLE_HEADER_UNKNOWN:
    'The hash of the block does not come of the header fields that the node gave; try another node.',
  BUNDLE_PROOF_REFUSED: 'Ask a node that has eth_getProof and the state of its final block.',
} as const

/** Why a bundle could not be read or made. */
export type BundleErrorCode = keyof typeof advice

/** Thrown when a bundle cannot be read, or cannot be made. */
export class BundleError extends BaseError {
  override readonly name = 'BundleError'
  readonly code: BundleErrorCode
  constructor(options: {
    code: BundleErrorCode
    problem: string
    faults?: readonly Fault[]
    cause?: unknown
  }) {
    const { code, problem, faults = [], cause } = options
    super(`The bundle cannot be used: ${problem}.`, {
      metaMessages: [...faults.map((fault) => describeFault(fault, 'bundle')), advice[code]],
      cause,
    })
    this.code = code
  }
}
