import { BaseError } from '../../base/BaseError.ts'

const advice = {
  JWT_MALFORMED:
    'Expected header, payload and signature in base64url without padding (RFC 7515 §7.1), the first two JSON objects.',
  JWT_NOT_SUPPORTED:
    'Expected a credential or a presentation as Open Badges 3.0 §8.2 or VC-JOSE-COSE 1.0 has it; what is not understood is not judged.',
} as const

/** Thrown when a token is not a JWT that can be read: it is broken, or uses what is not understood. */
export class JwtError extends BaseError {
  override readonly name = 'JwtError'
  readonly code: keyof typeof advice
  constructor({
    code = 'JWT_MALFORMED',
    problem,
    cause,
  }: {
    code?: keyof typeof advice
    problem: string
    cause?: unknown
  }) {
    super(`The token cannot be read: ${problem}.`, { metaMessages: [advice[code]], cause })
    this.code = code
  }
}
