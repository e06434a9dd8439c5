export { createRelayClient } from './createRelayClient.ts'
export { openRelay, type Relay, type RelayOptions } from './openRelay.ts'
export { RelayError, type RelayErrorCode } from './RelayError.ts'
export { type RelayServerOptions, startRelay } from './startRelay.ts'
