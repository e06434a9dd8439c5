import { BaseError } from '../../base/BaseError.ts'

const advice = {
  CHANGE_REVOKED: 'What was revoked stays so. Issue it anew, if the learner is to have it again.',
  CHANGE_SUPERSEDED: 'Renew its successor instead.',
  CHANGE_NOT_ANCHORED: 'Anchor the batch first, or let it be: what is not anchored counts nowhere.',
  CHANGE_TOO_COSTLY: 'Wait for lower fees, or allow more with `--max-cost`.',
} as const

/** Thrown when the status of credentials cannot be changed. */
export class ChangeError extends BaseError {
  override readonly name = 'ChangeError'
  readonly code: keyof typeof advice
  constructor({ code, problem }: { code: keyof typeof advice; problem: string }) {
    super(`The status is not changed: ${problem}.`, { metaMessages: [advice[code]] })
    this.code = code
  }
}
