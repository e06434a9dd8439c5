import { BaseError } from '../base/BaseError.ts'

const advice = {
  REMOTE_SIGNER_REFUSED: 'Nothing was sent. Look at what the signer shows, or at its rules.',
  REMOTE_SIGNER_UNREACHABLE: 'Nothing was sent. Start the signer, or check its address.',
  REMOTE_SIGNER_DIFFERS:
    'Nothing was sent. Let the signer sign what it is asked for, without changing it.',
  REMOTE_SIGNER_ACCOUNT: 'Set CAIRN_SIGNER_ACCOUNT to the account that is to sign, 0x….',
} as const

/** Thrown when a signer elsewhere does not sign what it is asked to. Nothing was sent then. */
export class RemoteSignerError extends BaseError {
  override readonly name = 'RemoteSignerError'
  readonly code: keyof typeof advice
  constructor(options: { code: keyof typeof advice; problem: string; cause?: unknown }) {
    super(`The signer did not sign: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}
