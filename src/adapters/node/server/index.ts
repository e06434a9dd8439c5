export type { RunningServer } from './runServer.ts'
export { ServerError, type ServerErrorCode } from './ServerError.ts'
export type { RequestEntry, ServerLimits, ServerOptions } from './ServerOptions.ts'
export { startServer } from './startServer.ts'
