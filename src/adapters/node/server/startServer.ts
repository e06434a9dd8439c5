import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type App, createApp } from './createApp.ts'
import { createNodeServer } from './createNodeServer.ts'
import { ServerError } from './ServerError.ts'
import { type ServerOptions, toServerLimits } from './ServerOptions.ts'

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
 * Serves a verifier over HTTP: the routes of the W3C VC API for verifiers, batches, and what operators want. It
 * asks the nodes of the verifier, and hosts that a document names only where `fetch` is given.
 *
 * @throws {ServerError} `SERVER_OPTION` or `SERVER_NOT_LISTENING`.
 *
 * @example
 * const verifier = { policy, node: fromViem(client), now: Date.now }
 * const server = await startServer({ verifier, port: 8080 })
 * process.once('SIGTERM', () => server.stop())
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const limits = toServerLimits(options.limits)
  const app = createApp(options)
  const server = createNodeServer(app.hono, limits, (entry) => {
    app.metrics.addRequest(entry)
    options.onRequest?.(entry)
  })
  await listen(server, options)
  const { address, port, family } = server.address() as AddressInfo
  const host = family === 'IPv6' ? `[${address}]` : address
  return { url: `http://${host}:${port}`, stop: () => stop(server, app, limits.stopMilliseconds) }
}

async function listen(
  server: Server,
  { host = '127.0.0.1', port = 8080 }: Pick<ServerOptions, 'host' | 'port'>,
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

async function stop(server: Server, app: App, milliseconds: number): Promise<boolean> {
  app.stop()
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
