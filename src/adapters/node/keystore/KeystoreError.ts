import { BaseError } from '../../../base/BaseError.ts'

const advice = {
  KEYSTORE_MALFORMED: 'Expected Web3 Secret Storage, version 3, or what `cairn keys new` wrote.',
  KEYSTORE_TOO_COSTLY: 'Its parameters ask for more memory or time than any keystore needs.',
  KEYSTORE_PASSWORD: 'Try again, or take the keystore from a backup.',
  KEYSTORE_EXISTS: 'A key is never written over. Name another file.',
  KEYSTORE_UNWRITABLE: 'Check the path and the room on the disk.',
} as const

/** Thrown when a keystore cannot be opened or written. It never shows a secret or a password. */
export class KeystoreError extends BaseError {
  override readonly name = 'KeystoreError'
  readonly code: keyof typeof advice
  constructor(options: { code: keyof typeof advice; problem: string; cause?: unknown }) {
    super(`The keystore cannot be used: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}
