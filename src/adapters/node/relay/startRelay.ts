import type { IncomingMessage } from 'node:http'
import { type AccountId, formatAccountId } from '../../../base/accountId.ts'
import { isHex } from '../../../base/hex.ts'
import { describeFault, readShape } from '../../../base/readShape.ts'
import { JsonError } from '../../../credential/JsonError.ts'
import { parseJson } from '../../../credential/parseJson.ts'
import {
  type RelayAnswer,
  type RelayRequest,
  relayRequestShape,
} from '../../../issuer/relay/RelayAnswer.ts'
import { createHono } from '../server/createHono.ts'
import type { Route } from '../server/createRoutes.ts'
import { checkMediaType, readBody } from '../server/readBody.ts'
import { type RunningServer, runServer } from '../server/runServer.ts'
import { type RequestEntry, type ServerLimits, toServerLimits } from '../server/ServerOptions.ts'
import type { Relay } from './openRelay.ts'
import { RelayError } from './RelayError.ts'

/** How a relay is served. */
export type RelayServerOptions = {
  readonly relay: Relay
  /** The address to listen on. Default 127.0.0.1: this machine alone. */
  readonly host?: string
  /** Default 8081; 0 for any that is free. */
  readonly port?: number
  /** Between two aggregates, in milliseconds. */
  readonly interval: number
  readonly limits?: Partial<ServerLimits>
  /** Told of each request when it is over. */
  readonly onRequest?: (entry: RequestEntry) => void
  /** Told of each aggregate, or of why there was none; it is tried again after the interval. */
  readonly onRecord?: (outcome: { readonly batches: number } | { readonly error: unknown }) => void
}

/** A request is small. */
const maxBytes = 4_096

/**
 * Serves a relay over HTTP, and records one root over all that wait at intervals, the first at once.
 *
 * @throws {ServerError} `SERVER_OPTION` or `SERVER_NOT_LISTENING`.
 *
 * @example
 * const server = await startRelay({ relay, interval: 600_000 })
 * process.once('SIGTERM', () => server.stop())
 */
export async function startRelay(options: RelayServerOptions): Promise<RunningServer> {
  const { relay, host, port = 8_081, interval, onRequest = () => {}, onRecord } = options
  const limits = toServerLimits(options.limits)
  const server = await runServer(createHono(toRoutes(relay, limits)), {
    ...{ host, port, limits, onEntry: onRequest },
  })
  let timer: NodeJS.Timeout | undefined
  let isStopping = false
  const work = async () => {
    try {
      const batches = await relay.record()
      if (batches > 0) onRecord?.({ batches })
    } catch (error) {
      onRecord?.({ error })
    }
    if (!isStopping) timer = setTimeout(begin, interval)
  }
  let working = Promise.resolve()
  const begin = () => {
    working = work()
  }
  begin()
  return {
    url: server.url,
    async stop() {
      isStopping = true
      clearTimeout(timer)
      const isWhole = await server.stop()
      await working
      return isWhole
    },
  }
}

function toRoutes(relay: Relay, limits: ServerLimits): readonly Route[] {
  const milliseconds = 2 * limits.requestMilliseconds
  return [
    {
      ...{ method: 'POST', path: '/batches', isLasting: false, milliseconds },
      async answer({ incoming }) {
        checkMediaType(incoming, ['application/json'])
        const late = AbortSignal.timeout(limits.requestMilliseconds)
        const request = readRequest(await readBody(incoming, { maxBytes, late }))
        return toResponse(await relay.take(request))
      },
    },
    {
      ...{ method: 'GET', path: '/batches/:key/:root', isLasting: true, milliseconds },
      answer: ({ incoming }) => toResponse(relay.find(...readPlace(incoming))),
    },
    {
      ...{ method: 'GET', path: '/health', isLasting: true, milliseconds },
      answer: () => Response.json(toHealth(relay)),
    },
  ]
}

function toHealth({ registry, waiting }: { registry: AccountId; waiting: number }) {
  return { status: 'alive', registry: formatAccountId(registry), waiting }
}

/** What is not in a block yet was taken, and no more (RFC 9110 §15.3.3). */
function toResponse(answer: RelayAnswer): Response {
  return Response.json(answer, { status: answer.state === 'recorded' ? 200 : 202 })
}

function readRequest(body: Uint8Array): RelayRequest {
  try {
    const read = readShape(relayRequestShape, parseJson(body, { maxBytes }))
    if ('value' in read) return read.value
    const problem = read.faults.map((fault) => describeFault(fault, 'request')).join('; ')
    throw new RelayError({ code: 'RELAY_REQUEST', problem })
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw new RelayError({ code: 'RELAY_REQUEST', problem: `it is not JSON (${error.code})` })
  }
}

function readPlace({ url = '' }: IncomingMessage): [`0x${string}`, `0x${string}`] {
  const [, key = '', root = ''] = /^\/batches\/([^/?]+)\/([^/?]+)/.exec(url) ?? []
  if (isHex(key, 20) && isHex(root, 32)) return [key, root]
  throw new RelayError({ code: 'RELAY_REQUEST', problem: 'its address names no key and root' })
}
