import { BaseError } from '../../base/BaseError.ts'

const advice = {
  ISSUER_OTHER:
    'An account belongs to one issuer for ever: use another account, or its identifier.',
  ISSUER_NOT_YOURS: 'Let the account that manages the issuer do it, or make an issuer of your own.',
  ISSUER_NO_FUNDS: 'Send the account what is missing, then run `cairn init` again.',
  ISSUER_TOO_COSTLY: 'Nothing was sent. Wait for lower fees, or allow more with `--max-cost`.',
  ISSUER_KEY_OVER: 'A key that ended stays so: use another one.',
} as const

/** Thrown when what a registry has of an issuer is not what is wanted, and cannot be made so. */
export class RegistrationError extends BaseError {
  override readonly name = 'RegistrationError'
  readonly code: keyof typeof advice
  constructor({ code, problem }: { code: keyof typeof advice; problem: string }) {
    super(`The issuer cannot be registered: ${problem}.`, { metaMessages: [advice[code]] })
    this.code = code
  }
}
