import { BaseError } from '../../../base/BaseError.ts'

/** The HTTP status of each problem, and what to do about it. */
const problems = {
  SERVER_BODY: [400, 'Expected the JSON object that /openapi.json describes.'],
  SERVER_UNKNOWN_OPTION: [
    400,
    'Leave the option out: a verdict without it would not be what was asked for.',
  ],
  SERVER_BAD_HTTP: [400, 'Expected a request of HTTP/1.1 (RFC 9112).'],
  SERVER_NOT_FOUND: [404, '/openapi.json lists what there is.'],
  SERVER_METHOD: [405, 'The header `Allow` names the methods.'],
  SERVER_REQUEST_TIMEOUT: [408, 'Send the request at once.'],
  SERVER_TOO_LARGE: [413, 'A credential is small; send fewer, or one on each line of a batch.'],
  SERVER_TOO_MANY_LINES: [413, 'Send the rest as another batch.'],
  SERVER_MEDIA_TYPE: [
    415,
    'Set `Content-Type` to what /openapi.json says, and send it as it is, not packed.',
  ],
  SERVER_HEADERS_TOO_LARGE: [431, 'Send fewer or shorter headers.'],
  SERVER_BUSY: [503, 'Try again after the seconds that `Retry-After` names.'],
  SERVER_NOT_READY: [503, 'Check the node, and what the policy says of its chain.'],
  SERVER_STOPPING: [503, 'Try again: another one answers soon, or none does.'],
  SERVER_TIMED_OUT: [504, 'Nothing is known about the credential; try again.'],
  SERVER_OPTION: [500, 'Nothing was started.'],
  SERVER_NOT_LISTENING: [500, 'Nothing was started. Choose another port or address.'],
} as const

/** Why a request got no verdict, or why a server was not started. */
export type ServerErrorCode = keyof typeof problems

/** What a request is answered with instead of a verdict. It says nothing about any credential. */
export class ServerError extends BaseError {
  override readonly name = 'ServerError'
  readonly code: ServerErrorCode
  /** Headers of the answer. */
  readonly headers: Readonly<Record<string, string>>
  constructor(options: {
    code: ServerErrorCode
    problem: string
    headers?: Readonly<Record<string, string>>
    cause?: unknown
  }) {
    super(`The request was not carried out: ${options.problem}.`, {
      metaMessages: [problems[options.code][1]],
      cause: options.cause,
    })
    this.code = options.code
    this.headers = options.headers ?? {}
  }

  /** The HTTP status that it is answered with. */
  get status(): number {
    return problems[this.code][0]
  }
}
