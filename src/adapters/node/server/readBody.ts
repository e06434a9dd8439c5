import type { IncomingMessage } from 'node:http'
import { readBounded } from '../readBounded.ts'
import { ServerError } from './ServerError.ts'

/** That the client closes the connection rather than send what nobody will read. */
const close = { Connection: 'close' }

/**
 * Refuses a body that is announced as something else than what a route takes, or is packed: a small one could
 * unpack to a huge one. That also keeps web pages out: none may send this without being asked for leave first.
 *
 * @throws {ServerError} `SERVER_MEDIA_TYPE`
 */
export function checkMediaType({ headers }: IncomingMessage, types: readonly string[]): void {
  const [type = ''] = (headers['content-type'] ?? '').split(';')
  const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity'
  if (isPlain && types.includes(type.trim().toLowerCase())) return
  const problem = `the body is not ${types.join(' or ')}, or is packed`
  throw new ServerError({ code: 'SERVER_MEDIA_TYPE', problem, headers: close })
}

/**
 * The body of a request; no more than the limit is held.
 *
 * @throws {ServerError} `SERVER_TOO_LARGE`, at once where the headers announce it; `SERVER_REQUEST_TIMEOUT` where
 * it is not there in time.
 */
export async function readBody(
  incoming: IncomingMessage,
  { maxBytes, late }: { maxBytes: number; late: AbortSignal },
): Promise<Uint8Array> {
  const tooLarge = (cause?: unknown) => {
    const problem = `the body is larger than ${maxBytes} bytes`
    return new ServerError({ code: 'SERVER_TOO_LARGE', problem, headers: close, cause })
  }
  if (Number(incoming.headers['content-length'] ?? 0) > maxBytes) throw tooLarge()
  // Left open where it is not read to its end: the answer goes out on the same connection.
  const chunks = incoming.iterator({ destroyOnReturn: false })
  const body = readBounded(chunks, maxBytes)
  body.catch(() => {})
  const timeout = new Promise<never>((_, reject) => {
    const error = new ServerError({
      code: 'SERVER_REQUEST_TIMEOUT',
      problem: 'the body did not come in time',
      headers: close,
    })
    late.addEventListener('abort', () => reject(error), { once: true })
  })
  try {
    return await Promise.race([body, timeout])
  } catch (cause) {
    if (cause instanceof ServerError) throw cause
    if (!incoming.errored) throw tooLarge(cause)
    const problem = 'the connection broke before the end of the body'
    throw new ServerError({ code: 'SERVER_BODY', problem, cause })
  }
}
