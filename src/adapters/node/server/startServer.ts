import { createApp } from './createApp.ts'
import { type RunningServer, runServer } from './runServer.ts'
import { type ServerOptions, toServerLimits } from './ServerOptions.ts'

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
  const { host, port } = options
  const app = createApp(options)
  const { issuing } = options
  const server = await runServer(app, {
    ...{ host, port, limits: toServerLimits(options.limits) },
    onEntry(entry) {
      app.metrics.addRequest(entry)
      options.onRequest?.(entry)
    },
  })
  if (!issuing) return server
  const flush = () => void issuing.issuing.flush()
  // What was taken before the last end goes on at once.
  flush()
  const timer = setInterval(flush, issuing.interval)
  return {
    url: server.url,
    async stop() {
      clearInterval(timer)
      // Those who wait for their credential get it.
      flush()
      return server.stop()
    },
  }
}
