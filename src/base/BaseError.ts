/** What every error of this package is made of. */
export type BaseErrorOptions = {
  /** What was expected and what to do about it, a sentence each. */
  readonly metaMessages?: readonly string[]
  /** The error underneath, if there is one. */
  readonly cause?: unknown
}

const docs = 'docs/errors.md'

/**
 * Root of every error this package throws. Catch this one to catch them all, and switch on `code`.
 *
 * @example
 * try {
 *   parseJson('{')
 * } catch (error) {
 *   if (error instanceof BaseError) console.log(error.code) // 'JSON_SYNTAX'
 * }
 */
export abstract class BaseError extends Error {
  /** Stable, in SCREAMING_SNAKE; listed in `docs/errors.md`. */
  abstract readonly code: string
  /** One sentence: what happened. */
  readonly shortMessage: string
  /** What was expected and what to do about it. */
  readonly metaMessages: readonly string[]

  constructor(shortMessage: string, options: BaseErrorOptions = {}) {
    const metaMessages = options.metaMessages ?? []
    super([shortMessage, ...metaMessages].join('\n'), { cause: options.cause })
    this.shortMessage = shortMessage
    this.metaMessages = metaMessages
  }

  /** Where the error is explained, relative to the package. */
  get docsPath(): string {
    return `${docs}#${this.code.toLowerCase()}`
  }
}
