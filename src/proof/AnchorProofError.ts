import { BaseError } from '../base/BaseError.ts'

const advice = {
  ANCHOR_PROOF_MALFORMED:
    'Expected the one encoding that docs/protocol.md gives; nothing more, nothing less.',
  ANCHOR_PROOF_PRESENT: 'A document is anchored once; revoking acts on one position in one batch.',
} as const

/** Thrown when an anchor proof is not of the form of the protocol, or one too many. */
export class AnchorProofError extends BaseError {
  override readonly name = 'AnchorProofError'
  readonly code: keyof typeof advice
  constructor({
    code = 'ANCHOR_PROOF_MALFORMED',
    problem,
    cause,
  }: {
    code?: keyof typeof advice
    problem: string
    cause?: unknown
  }) {
    super(`The anchor proof is refused: ${problem}.`, { metaMessages: [advice[code]], cause })
    this.code = code
  }
}
