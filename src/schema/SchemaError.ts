import { BaseError } from '../base/BaseError.ts'

const advice = {
  SCHEMA_UNSUPPORTED:
    'Expected JSON Schema 2020-12, 2019-09 or draft-07, with `$schema` and `$id`, and references to schemas that can be read.',
  SCHEMA_TOO_COSTLY: 'Expected a schema that a credential can be held against in a moment.',
} as const

/** Thrown when a schema cannot be used. It says nothing about any document. */
export class SchemaError extends BaseError {
  override readonly name = 'SchemaError'
  readonly code: keyof typeof advice
  constructor({
    code = 'SCHEMA_UNSUPPORTED',
    problem,
    cause,
  }: {
    code?: keyof typeof advice
    problem: string
    cause?: unknown
  }) {
    super(`The schema cannot be used: ${problem}.`, { metaMessages: [advice[code]], cause })
    this.code = code
  }
}
