import { BaseError } from '../../../base/BaseError.ts'

/** The HTTP status of each, and what to do about it. */
const advice = {
  RELAY_REQUEST: [
    400,
    'Expected registry, key, root, size, notAfter and signature; /health names the registry.',
  ],
  RELAY_SIGNATURE: [400, 'The key of the batch signs `AggregateItem` (EIP-712) for this registry.'],
  RELAY_NOT_AFTER: [400, 'Agree to a later time: an aggregate is recorded at intervals.'],
  RELAY_KEY: [403, 'Let the key join an issuer of the registry, with the right to anchor.'],
  RELAY_UNKNOWN: [404, 'Send the batch first.'],
  RELAY_DIFFERS: [409, 'Ask for what was sent first, or wait until it can be sent again.'],
  RELAY_FULL: [503, 'Try again after the next aggregate.'],
} as const

/** Why a relay does not take a batch. */
export type RelayErrorCode = keyof typeof advice

/** What a relay answers instead of taking a batch. */
export class RelayError extends BaseError {
  override readonly name = 'RelayError'
  readonly code: RelayErrorCode
  constructor({ code, problem }: { code: RelayErrorCode; problem: string }) {
    super(`The relay does not take the batch: ${problem}.`, { metaMessages: [advice[code][1]] })
    this.code = code
  }

  /** The HTTP status that it is answered with. */
  get status(): number {
    return advice[this.code][0]
  }
}
