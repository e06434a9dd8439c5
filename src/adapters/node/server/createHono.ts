import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Route } from './createRoutes.ts'
import type { Bindings } from './Notes.ts'
import { ServerError } from './ServerError.ts'
import { toProblem } from './toProblem.ts'

/** Routes as one thing, which can be stopped. */
export type Routed = {
  readonly hono: Hono<{ Bindings: Bindings }>
  /** Turns away whatever does not last from now on. */
  stop(): void
}

/** Puts routes together. What goes wrong in one is told as problem details (RFC 9457). */
export function createHono(routes: readonly Route[], origins: readonly string[] = []): Routed {
  let isStopping = false
  const hono = new Hono<{ Bindings: Bindings }>()
  hono.use(async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
    context.header('X-Content-Type-Options', 'nosniff')
    if (isStopping) context.header('Connection', 'close')
  })
  if (origins.length > 0) {
    const allowMethods = ['GET', 'POST']
    const origin = [...origins]
    hono.use(cors({ origin, allowMethods, allowHeaders: ['Content-Type'], maxAge: 600 }))
  }
  for (const route of routes) addRoute(hono, route, () => isStopping)
  hono.notFound(() => {
    return toErrorResponse(
      new ServerError({ code: 'SERVER_NOT_FOUND', problem: 'there is no such route' }),
    )
  })
  hono.onError(toErrorResponse)
  return {
    hono,
    stop() {
      isStopping = true
    },
  }
}

function addRoute(
  hono: Hono<{ Bindings: Bindings }>,
  { method, path, isLasting, milliseconds, answer }: Route,
  isStopping: () => boolean,
): void {
  const begin = ({ env }: Context<{ Bindings: Bindings }>) => {
    env.note(path)
    env.endWithin(milliseconds)
    if (isLasting || !isStopping()) return env
    throw new ServerError({ code: 'SERVER_STOPPING', problem: 'the server is being stopped' })
  }
  hono.on(method, path, (context) => answer(begin(context)))
  hono.all(path, (context) => {
    begin(context)
    const headers = { Allow: method === 'GET' ? 'GET, HEAD' : method }
    const problem = 'the route has no such method'
    throw new ServerError({ code: 'SERVER_METHOD', problem, headers })
  })
}

/** Problem details (RFC 9457) as an answer. */
export function toErrorResponse(error: unknown): Response {
  const problem = toProblem(error)
  const headers = (error as { headers?: Readonly<Record<string, string>> }).headers ?? {}
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  })
}
