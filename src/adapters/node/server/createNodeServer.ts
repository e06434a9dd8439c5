import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { type Routed, toErrorResponse } from './createHono.ts'
import type { Notes } from './Notes.ts'
import { ServerError, type ServerErrorCode } from './ServerError.ts'
import type { RequestEntry, ServerLimits } from './ServerOptions.ts'
import { toProblem } from './toProblem.ts'

/** Node's server for the routes, with its bounds on connections, and an entry for each request when it is over. */
export function createNodeServer(
  hono: Routed['hono'],
  limits: ServerLimits,
  onEntry: (entry: RequestEntry) => void,
): Server {
  const notes = new WeakMap<object, Notes>()
  const answering = new WeakMap<Socket, ServerResponse>()
  const ahead = new WeakSet<Socket>()
  const listener = getRequestListener(
    (request, env) => {
      const noted = notes.get(env.incoming) as Notes
      return hono.fetch(request, { ...(env as HttpBindings), ...noted })
    },
    {
      // The globals belong to the program that serves.
      overrideGlobalObjects: false,
      errorHandler: () => toErrorResponse(toFault({ code: 'HPE_INVALID' })),
    },
  )
  const times = {
    headersTimeout: limits.headerMilliseconds,
    // Bodies have bounds of their own, by what they are.
    requestTimeout: 0,
    keepAliveTimeout: limits.idleMilliseconds,
    connectionsCheckingInterval: Math.min(1000, limits.headerMilliseconds),
  }
  const server = createServer(times, (incoming, outgoing) => {
    const { socket } = incoming
    const before = answering.get(socket)
    // Answers to requests that were sent ahead would pile up. It is not carried out, and its client is told by
    // the end of the connection (RFC 9112 §9.3.2).
    if (before) {
      if (!ahead.has(socket)) before.once('close', () => socket.destroySoon())
      ahead.add(socket)
      return
    }
    answering.set(socket, outgoing)
    outgoing.once('close', () => answering.delete(socket))
    notes.set(incoming, observe(incoming, outgoing, onEntry))
    listener(incoming, outgoing).catch(() => socket.destroy())
  })
  server.maxConnections = limits.maxConnections
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // Two answers at once would be read as one.
    if (error.code === 'ECONNRESET' || !socket.writable || answering.has(socket)) socket.destroy()
    else refuse(toFault(error), socket, onEntry)
  })
  return server
}

/** Notes what is told of a request when it is over. */
function observe(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onEntry: (entry: RequestEntry) => void,
): Notes {
  const { socket, method = '-' } = incoming
  const started = performance.now()
  const before = socket.bytesWritten
  let route = '-'
  let timer: NodeJS.Timeout | undefined
  outgoing.once('close', () => {
    clearTimeout(timer)
    const status = outgoing.headersSent ? outgoing.statusCode : 0
    const ms = Math.round(performance.now() - started)
    const bytes = socket.bytesWritten - before
    onEntry({ time: new Date().toISOString(), method, route, status, ms, bytes })
  })
  return {
    note(found) {
      route = found
    },
    endWithin(milliseconds) {
      timer = setTimeout(() => socket.destroy(), milliseconds)
    },
  }
}

const codes: Readonly<Record<string, ServerErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'SERVER_REQUEST_TIMEOUT',
  HPE_HEADER_OVERFLOW: 'SERVER_HEADERS_TOO_LARGE',
}

function toFault(error: { code?: string | undefined }): ServerError {
  const code = codes[error.code ?? ''] ?? 'SERVER_BAD_HTTP'
  return new ServerError({ code, problem: 'the request cannot be read' })
}

/** Answers what never became a request. */
function refuse(fault: ServerError, socket: Socket, onEntry: (entry: RequestEntry) => void): void {
  const body = JSON.stringify(toProblem(fault))
  const lines = [
    `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  const answer = `${lines.join('\r\n')}\r\n\r\n${body}`
  socket.end(answer, () => socket.destroy())
  const [time, bytes] = [new Date().toISOString(), Buffer.byteLength(answer)]
  onEntry({ time, method: '-', route: '-', status: fault.status, ms: 0, bytes })
}
