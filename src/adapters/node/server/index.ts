export { ServerError, type ServerErrorCode } from './ServerError.ts'
export type { RequestEntry, ServerLimits, ServerOptions } from './ServerOptions.ts'
export { type RunningServer, startServer } from './startServer.ts'
