import * as v from 'valibot'
import { BaseError } from '../base/BaseError.ts'
import { describeFault, type Fault, readShape } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'

/** Thrown when a template is not of the documented form. */
export class TemplateError extends BaseError {
  override readonly name = 'TemplateError'
  readonly code = 'TEMPLATE_MALFORMED'
  constructor({ faults }: { faults: readonly Fault[] }) {
    super('The template cannot be used.', {
      metaMessages: [
        ...faults.map((fault) => describeFault(fault, 'template')),
        'Expected the form of docs/issuing.md.',
      ],
    })
  }
}

/** One achievement of a template. */
export type AchievementTemplate = {
  /** A URL. */
  readonly id: string
  readonly name: string
  readonly description: string
  /** What a learner had to do. */
  readonly criteria: string
  /** A word of Open Badges 3.0 §B.2.1, such as `Badge` or `Certification`. */
  readonly achievementType?: string | undefined
  readonly tags?: readonly string[] | undefined
  /** From the award to the end of validity; without it the credential does not expire. */
  readonly validForMonths?: number | undefined
}

/** Who issues, and what can be achieved. */
export type Template = {
  readonly issuer: {
    /** A URL or a DID: `issuer.id` of every credential. */
    readonly id: string
    readonly name: string
    readonly url?: string | undefined
    readonly description?: string | undefined
  }
  /** By the key that rosters use. */
  readonly achievements: { readonly [key: string]: AchievementTemplate }
}

const text = v.pipe(v.string(), v.nonEmpty('expected text, found none'))
const url = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/, 'expected a URL'))

const achievement = v.strictObject({
  id: url,
  name: text,
  description: text,
  criteria: text,
  achievementType: v.optional(text),
  tags: v.optional(v.array(text)),
  validForMonths: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1200, 'expected at most 1200')),
  ),
})

const shape = v.strictObject({
  issuer: v.strictObject({
    id: url,
    name: text,
    url: v.optional(url),
    description: v.optional(text),
  }),
  achievements: v.pipe(
    v.record(text, achievement),
    v.check((all) => Object.keys(all).length > 0, 'expected at least one achievement'),
  ),
})

/**
 * Reads a template. A member that is not known is refused, so that a misspelt one is not left out.
 *
 * @param value As `parseJson` gives it.
 * @throws {TemplateError}
 */
export function parseTemplate(value: JsonValue): Template {
  const read = readShape(shape, value)
  if ('faults' in read) throw new TemplateError(read)
  return read.value
}
