import * as v from 'valibot'
import { BaseError } from '../../base/BaseError.ts'
import { describeFault, type Fault, readShape } from '../../base/readShape.ts'
import type { JsonValue } from '../../credential/parseJson.ts'
import type { AchievementTemplate } from './AchievementTemplate.ts'
import { achievementShape, text, url } from './achievementShape.ts'

/** Thrown when a template is not of the documented form. */
export class TemplateError extends BaseError {
  override readonly name = 'TemplateError'
  readonly code = 'TEMPLATE_MALFORMED'
  constructor({ faults }: { faults: readonly Fault[] }) {
    super('The template cannot be used.', {
      metaMessages: [
        ...faults.map((fault) => describeFault(fault, 'template')),
        'Expected the form of docs/templates.md.',
      ],
    })
  }
}

/** Who issues, and what can be achieved. */
export type Template = {
  readonly issuer: {
    /** A URL or a DID: `issuer.id` of every credential. */
    readonly id: string
    readonly name: string
    readonly url?: string | undefined
    readonly description?: string | undefined
    /** ISO 3166-1 alpha-2, such as `PT`. */
    readonly country?: string | undefined
  }
  /** By the key that rosters use. */
  readonly achievements: { readonly [key: string]: AchievementTemplate }
}

const shape = v.strictObject({
  issuer: v.strictObject({
    id: url,
    name: text,
    url: v.optional(url),
    description: v.optional(text),
    country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'expected two capital letters'))),
  }),
  achievements: v.pipe(
    v.record(text, achievementShape),
    v.check((all) => Object.keys(all).length > 0, 'expected at least one achievement'),
  ),
})

/**
 * Reads a template. A member that is not known is refused, so that a misspelt one is not left out; so is an
 * achievement that lacks what its kind asks for.
 *
 * @param value As `parseJson` gives it.
 * @throws {TemplateError}
 */
export function parseTemplate(value: JsonValue): Template {
  const read = readShape(shape, value)
  if ('faults' in read) throw new TemplateError(read)
  return read.value
}
