import { BaseError } from '../../base/BaseError.ts'

/**
 * What a verifier gave to whoever presents something, so that the answer is good once and for this verifier
 * alone.
 */
export type HolderQuestion = {
  /** A text that was never given before and that nobody can guess. */
  readonly challenge: string
  /** Who asks, such as the origin of a page. */
  readonly domain: string
}

/** A presentation that answers a question of its own, among others. */
export type AskedPresentation = {
  readonly presentation: string | Uint8Array
  readonly question: HolderQuestion
}

/** Thrown when a presentation is to be judged by half a question, which anybody could have answered before. */
export class HolderQuestionError extends BaseError {
  override readonly name = 'HolderQuestionError'
  readonly code = 'HOLDER_QUESTION_INCOMPLETE'
  constructor() {
    super('A challenge and a domain are needed to judge who presents something.', {
      metaMessages: ['Expected both, each a text that is not empty; or neither of them.'],
    })
  }
}

/**
 * Makes sure that a question is a whole one.
 *
 * @throws {HolderQuestionError}
 */
export function checkHolderQuestion(question: HolderQuestion | undefined): void {
  if (question === undefined) return
  const isText = (value: unknown) => typeof value === 'string' && value !== ''
  if (!isText(question.challenge) || !isText(question.domain)) throw new HolderQuestionError()
}
