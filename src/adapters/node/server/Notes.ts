import type { HttpBindings } from '@hono/node-server'

/** What a route tells of its request to whoever watches the connection. */
export type Notes = {
  /** Which route it is, for the log. */
  readonly note: (route: string) => void
  /** Breaks the connection where the answer is not out in time. */
  readonly endWithin: (milliseconds: number) => void
}

/** What comes with a request: both halves of Node's, and its notes. */
export type Bindings = HttpBindings & Notes
