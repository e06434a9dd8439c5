import { BaseError } from './BaseError.ts'

const advice = {
  FETCH_NOT_ALLOWED:
    'Expected an https URL without a user, on a port that may be used, whose host has public addresses only.',
  FETCH_UNREACHABLE: 'Try again later; nothing is known about the resource.',
  FETCH_TIMED_OUT: 'Try again later; nothing is known about the resource.',
  FETCH_TOO_LARGE: 'A resource of this kind is small; this one was not read to its end.',
  FETCH_STATUS: 'Expected the status 200.',
  FETCH_REDIRECTED: 'Expected the resource itself, after a few redirections at most.',
  FETCH_ENCODED: 'Expected a body that is not compressed, as the request said.',
} as const

/** Why a resource could not be fetched. */
export type FetchErrorCode = keyof typeof advice

/**
 * Thrown when a resource could not be fetched. It says nothing about what the resource holds. Of the URL
 * it shows the origin alone: paths and queries can hold what is secret.
 */
export class FetchError extends BaseError {
  override readonly name = 'FetchError'
  readonly code: FetchErrorCode
  /** The HTTP status, with `FETCH_STATUS`. */
  readonly status: number | undefined
  constructor(options: {
    code: FetchErrorCode
    url: string
    problem: string
    status?: number | undefined
    cause?: unknown
  }) {
    super(`${toOrigin(options.url)} was not fetched: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
    this.status = options.status
  }
}

function toOrigin(url: string): string {
  const { protocol, host } = URL.canParse(url) ? new URL(url) : { protocol: '', host: '' }
  return host ? `${protocol}//${host.slice(0, 256)}` : 'A text that is no URL of a host'
}
