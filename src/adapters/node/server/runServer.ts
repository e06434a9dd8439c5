import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Routed } from './createHono.ts'
import { createNodeServer } from './createNodeServer.ts'
import { ServerError } from './ServerError.ts'
import type { RequestEntry, ServerLimits } from './ServerOptions.ts'

/** A server that listens. */
export type RunningServer = {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string
  /**
   * Takes no more requests, finishes what is under way, at the latest by its deadline, and ends.
   *
   * @returns Whether everything was finished.
   */
  stop(): Promise<boolean>
}

/** Connections that have nothing more to do are closed as often as this while a server stops. */
const sweepMilliseconds = 50

/**
 * Listens, and answers with routes.
 *
 * @throws {ServerError} `SERVER_OPTION` or `SERVER_NOT_LISTENING`.
 */
export async function runServer(
  routed: Routed,
  options: {
    host?: string | undefined
    port?: number | undefined
    limits: ServerLimits
    onEntry: (entry: RequestEntry) => void
  },
): Promise<RunningServer> {
  const { limits, onEntry } = options
  const server = createNodeServer(routed.hono, limits, onEntry)
  await listen(server, options)
  const { address, port, family } = server.address() as AddressInfo
  const host = family === 'IPv6' ? `[${address}]` : address
  return {
    url: `http://${host}:${port}`,
    stop: () => stop(server, routed, limits.stopMilliseconds),
  }
}

async function listen(
  server: Server,
  { host = '127.0.0.1', port = 8080 }: { host?: string | undefined; port?: number | undefined },
): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ServerError({ code: 'SERVER_OPTION', problem: 'the port is none from 0 to 65535' })
  }
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'an error'
    const problem = `the system does not let it listen there (${reason})`
    throw new ServerError({ code: 'SERVER_NOT_LISTENING', problem, cause })
  }
}

async function stop(server: Server, routed: Routed, milliseconds: number): Promise<boolean> {
  routed.stop()
  const closed = once(server, 'close')
  server.close()
  let isWhole = true
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMilliseconds)
  const deadline = setTimeout(() => {
    isWhole = false
    server.closeAllConnections()
  }, milliseconds)
  await closed
  clearInterval(sweep)
  clearTimeout(deadline)
  return isWhole
}
