import { BaseError } from '../../base/BaseError.ts'

const advice = {
  ENVELOPE_MALFORMED:
    'Expected `@context`, the type `EnvelopedVerifiableCredential` or `EnvelopedVerifiablePresentation`, and a `data:` URL as `id`.',
  ENVELOPE_NOT_SUPPORTED: 'Expected a JWT in the `data:` URL, and no member that nothing signs.',
} as const

/** Thrown when an object is not an envelope around a token that can be read. */
export class EnvelopeError extends BaseError {
  override readonly name = 'EnvelopeError'
  readonly code: keyof typeof advice
  constructor({
    code = 'ENVELOPE_MALFORMED',
    problem,
  }: {
    code?: keyof typeof advice
    problem: string
  }) {
    super(`The envelope cannot be read: ${problem}.`, { metaMessages: [advice[code]] })
    this.code = code
  }
}
