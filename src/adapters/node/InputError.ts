import { BaseError } from '../../base/BaseError.ts'

const advice = {
  INPUT_NOT_FOUND: 'Check the path.',
  INPUT_UNREADABLE: 'Nothing is known about what it holds. Check its permissions, or try again.',
  INPUT_NOT_A_FILE:
    'Expected a file; a link out of the folder, a pipe or a device is not followed.',
  INPUT_TOO_LARGE: 'A credential is small; split the input, or raise the limit if it is meant.',
  INPUT_ENCRYPTED: 'Decrypt the archive first.',
  INPUT_DAMAGED: 'Get the archive again: nothing is known about the credential in it.',
  INPUT_NO_LINKS: 'Expected a column `url` or `link`, or a single column of links.',
  INPUT_NOT_FETCHED: 'Links are only fetched where that was asked for (`--fetch`).',
  INPUT_EMPTY: 'Expected at least one credential.',
} as const

/** Why something that was presented could not be read. */
export type InputErrorCode = keyof typeof advice

/** What an input that could not be read comes with. It says nothing about the credential in it. */
export class InputError extends BaseError {
  override readonly name = 'InputError'
  readonly code: InputErrorCode
  constructor(options: { code: InputErrorCode; problem: string; cause?: unknown }) {
    super(`Not read: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}

/** The error for what the system refused to read. */
export function toInputError(cause: unknown): InputError {
  if (cause instanceof InputError) return cause
  const problem = `the system answered ${(cause as NodeJS.ErrnoException | null)?.code ?? 'with an error'}`
  return new InputError({ code: 'INPUT_UNREADABLE', problem, cause })
}
