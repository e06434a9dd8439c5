import { BaseError } from '../../base/BaseError.ts'
import { quote } from '../../base/quote.ts'

const fields = ['id', 'achievement', 'awarded', 'name', 'email'] as const

/** What credentials are picked by, and what it has to be. */
export type Condition = {
  readonly field: 'id' | 'achievement' | 'awarded' | 'name' | 'email'
  readonly value: string
}

/** Thrown when what credentials are to be picked by is not known. */
export class ConditionError extends BaseError {
  override readonly name = 'ConditionError'
  readonly code = 'CONDITION_MALFORMED'
  constructor({ text }: { text: string }) {
    super(`Credentials cannot be picked by ${quote(text)}.`, {
      metaMessages: [`Expected one of ${fields.join(', ')}, \`=\` and what it is.`],
    })
  }
}

/**
 * Reads a condition, such as `achievement=data-literacy` or `awarded=2026-03`.
 *
 * @throws {ConditionError}
 */
export function parseCondition(text: string): Condition {
  const at = text.indexOf('=')
  const field = fields.find((name) => name === text.slice(0, at))
  const value = text.slice(at + 1)
  if (field === undefined || value === '') throw new ConditionError({ text })
  return { field, value }
}
