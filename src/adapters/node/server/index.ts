export type { BatchMaker } from '../issuing/finishBatch.ts'
export { IssuingError, type IssuingErrorCode } from '../issuing/IssuingError.ts'
export type { IssuingService } from '../issuing/IssuingService.ts'
export {
  type IssuedState,
  type Issuing,
  type IssuingOptions,
  openIssuing,
} from '../issuing/openIssuing.ts'
export type { RunningServer } from './runServer.ts'
export { ServerError, type ServerErrorCode } from './ServerError.ts'
export type { RequestEntry, ServerLimits, ServerOptions } from './ServerOptions.ts'
export { startServer } from './startServer.ts'
