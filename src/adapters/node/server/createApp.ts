import { createHono, type Routed } from './createHono.ts'
import { createIssuingRoutes } from './createIssuingRoutes.ts'
import type { Metrics } from './createMetrics.ts'
import { createRoutes } from './createRoutes.ts'
import { checkOrigins, type ServerOptions, toServerLimits } from './ServerOptions.ts'

/** The routes of a server, and what it counts. */
export type App = Routed & { readonly metrics: Metrics }

/**
 * Makes the routes of a server.
 *
 * @throws {ServerError} `SERVER_OPTION`
 */
export function createApp({ verifier, origins, limits, issuing }: ServerOptions): App {
  const bounds = toServerLimits(limits)
  const { routes, metrics } = createRoutes(verifier, bounds)
  const more = issuing ? createIssuingRoutes(issuing, bounds) : []
  return { ...createHono([...routes, ...more], checkOrigins(origins)), metrics }
}
