import { BaseError } from '../../base/BaseError.ts'

const advice = {
  ANCHOR_DIFFERS: 'An anchor is written once. Issue the batch again, under a new root.',
  ANCHOR_NOT_SIGNED:
    'Run `cairn resume`; where it was not even planned, `cairn issue` into the folder again.',
  ANCHOR_WRONG_KEY: 'A batch is anchored by the key in its leaves; use that key, or issue it anew.',
  ANCHOR_NO_FUNDS: 'Send the account what is missing, then run `cairn resume`.',
  ANCHOR_TOO_COSTLY: 'Nothing was sent. Wait for lower fees, or allow more with `--max-cost`.',
  ANCHOR_BY_CONTRACT:
    'Write it down for the owners of the wallet (`cairn anchor --propose`), and once they executed it run `cairn resume`.',
  ANCHOR_LEFT_OUT:
    'Anchor it without the relay (`cairn anchor`), or ask again, this relay or another one.',
  ANCHOR_RELAY_REFUSED: 'Ask whoever runs the relay, or anchor without one.',
  ANCHOR_UNDER_WAY: 'Go on with what was begun: `cairn resume`.',
  ANCHOR_NOT_TAKEN: 'The transaction is in the journal. Ask another node, then run `cairn resume`.',
  ANCHOR_REVERTED: 'The transaction was paid for and changed nothing. Run `cairn doctor`.',
} as const

/** Why a batch is not anchored. */
export type AnchorErrorCode = keyof typeof advice

/** Thrown when a batch cannot be anchored, or not yet. */
export class AnchorError extends BaseError {
  override readonly name = 'AnchorError'
  readonly code: AnchorErrorCode
  constructor(options: { code: AnchorErrorCode; problem: string; cause?: unknown }) {
    super(`The batch is not anchored: ${options.problem}.`, {
      metaMessages: [advice[options.code]],
      cause: options.cause,
    })
    this.code = options.code
  }
}
