import * as http from 'node:http'
import * as https from 'node:https'
import type { LookupFunction } from 'node:net'
import { FetchError } from '../../base/FetchError.ts'
import type { FetchedResource, FetchOptions } from '../../base/FetchResource.ts'

/** What one request needs, beside its URL. */
export type RequestOptions = FetchOptions & {
  readonly lookup: LookupFunction
  readonly ca: string | undefined
  readonly idleMilliseconds: number
  /** Ends the request; by this one too, where the host is silent. */
  readonly controller: AbortController
}

const redirections = [301, 302, 303, 307, 308]

/**
 * Sends one GET without cookies or credentials.
 *
 * @returns the resource, or where the host says that it is.
 * @throws {FetchError}
 */
export async function requestOnce(
  url: URL,
  options: RequestOptions,
): Promise<FetchedResource | { readonly location: string }> {
  const { controller } = options
  const request = open(url, options)
  try {
    const response = await toResponse(request)
    const { statusCode: status = 0, headers } = response
    if (redirections.includes(status) && headers.location !== undefined) {
      return { location: headers.location }
    }
    checkHead(url, response)
    const body = await readBody(url, response, options.maxBytes)
    const contentType = headers['content-type']
    return { body, url: url.href, ...(contentType !== undefined && { contentType }) }
  } catch (error) {
    if (error instanceof FetchError) throw error
    throw controller.signal.aborted
      ? new FetchError({ code: 'FETCH_TIMED_OUT', url: url.href, problem: 'it took too long' })
      : toUnreachable(url, error)
  } finally {
    request.destroy()
  }
}

function open(url: URL, options: RequestOptions): http.ClientRequest {
  const { request } = url.protocol === 'https:' ? https : http
  const { controller, lookup, ca, idleMilliseconds } = options
  const opened = request(url, {
    // An agent of its own: no connection, session or proxy of another request.
    agent: false,
    headers: {
      accept: options.accept,
      'accept-encoding': 'identity',
      'user-agent': 'cairn-credentials',
    },
    lookup,
    ...(ca !== undefined && { ca }),
    // Said here, so that no variable of the environment turns it off.
    rejectUnauthorized: true,
    signal: controller.signal,
    timeout: idleMilliseconds,
  })
  opened.on('timeout', () => controller.abort())
  return opened.end()
}

function toResponse(request: http.ClientRequest): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('response', resolve)
    // Stays: what fails after the answer has nobody to tell.
    request.on('error', reject)
  })
}

function checkHead(url: URL, { statusCode: status = 0, headers }: http.IncomingMessage): void {
  if (status !== 200) {
    const problem = `the host answers with status ${status}`
    throw new FetchError({ code: 'FETCH_STATUS', url: url.href, problem, status })
  }
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    throw new FetchError({ code: 'FETCH_ENCODED', url: url.href, problem: 'it is compressed' })
  }
}

async function readBody(url: URL, response: http.IncomingMessage, maxBytes: number) {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += chunk.length
    // So written, a limit that is no number lets nothing through.
    if (!(size <= maxBytes)) {
      const problem = `it has more than ${maxBytes} bytes`
      throw new FetchError({ code: 'FETCH_TOO_LARGE', url: url.href, problem })
    }
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function toUnreachable(url: URL, cause: unknown): FetchError {
  const { code = 'no reason given' } = cause as { code?: string }
  const problem = `the host could not be asked (${code})`
  return new FetchError({ code: 'FETCH_UNREACHABLE', url: url.href, problem, cause })
}
