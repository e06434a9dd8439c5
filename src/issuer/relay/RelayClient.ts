import { BaseError } from '../../base/BaseError.ts'
import type { Address, Hex } from '../../base/hex.ts'
import type { RelayAnswer, RelayRequest } from './RelayAnswer.ts'

/** A relay as an issuer asks it. */
export type RelayClient = {
  /** Where it is, without what may be secret. */
  readonly name: string
  /** @throws {RelayClientError} */
  take(request: RelayRequest): Promise<RelayAnswer>
  /** `undefined` where it has no such batch. @throws {RelayClientError} */
  find(key: Address, root: Hex): Promise<RelayAnswer | undefined>
}

const advice = {
  RELAY_UNREACHABLE: 'It is asked again. What is so, the registry says.',
  RELAY_BAD_ANSWER: 'It does not answer as a relay; anchor without it, or ask another one.',
  RELAY_REFUSED: 'Ask whoever runs the relay, or anchor without one.',
} as const

/** Thrown when a relay gives no answer, or none that helps. It says nothing about the batch. */
export class RelayClientError extends BaseError {
  override readonly name = 'RelayClientError'
  readonly code: keyof typeof advice
  constructor(options: { code: keyof typeof advice; problem: string; cause?: unknown }) {
    super(`The relay is of no help: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}
