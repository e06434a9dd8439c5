import { BaseError } from '../../../base/BaseError.ts'

/** The HTTP status of each, and what to do about it. */
const advice = {
  ISSUING_DOCUMENT: [
    400,
    'Expected an unsigned credential with an `id`, of the issuer that is served.',
  ],
  ISSUING_STATUS: [
    400,
    'Expected the purpose `revocation` or `suspension`; a revocation is for ever.',
  ],
  ISSUING_TOKEN: [401, 'Send the token of the issuer: `Authorization: Bearer …`.'],
  ISSUING_UNKNOWN: [404, 'Issue it first, or ask for it by the `id` that it was issued with.'],
  ISSUING_DIFFERS: [409, 'Give each credential an `id` of its own.'],
  ISSUING_NOT_ANCHORED: [409, 'Its batch is being anchored: try again soon.'],
  ISSUING_FAILED: [503, 'What was taken is kept, and gone on with: ask again.'],
  ISSUING_FULL: [503, 'Try again after the next batch.'],
} as const

/** Why a credential is not issued, or its status not changed. */
export type IssuingErrorCode = keyof typeof advice

/** What somebody who asks for a credential is answered with instead. */
export class IssuingError extends BaseError {
  override readonly name = 'IssuingError'
  readonly code: IssuingErrorCode
  /** Headers of the answer. */
  readonly headers: Readonly<Record<string, string>>
  constructor({ code, problem }: { code: IssuingErrorCode; problem: string }) {
    super(`Nothing was issued or changed: ${problem}.`, { metaMessages: [advice[code][1]] })
    this.code = code
    // RFC 6750 §3.
    this.headers = code === 'ISSUING_TOKEN' ? { 'WWW-Authenticate': 'Bearer' } : {}
  }

  /** The HTTP status that it is answered with. */
  get status(): number {
    return advice[this.code][0]
  }
}
