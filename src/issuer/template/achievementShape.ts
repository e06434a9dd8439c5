import * as v from 'valibot'
import { achievementKinds, supervisions } from './AchievementTemplate.ts'
import { findKindFaults } from './kinds.ts'

/** Text that says something. */
export const text = v.pipe(v.string(), v.regex(/\S/, 'expected text, found none'))
/** An address with a scheme. */
export const url = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/, 'expected a URL'))
const amount = v.pipe(v.number(), v.finite(), v.gtValue(0, 'expected more than 0'))
const texts = v.pipe(v.array(text), v.minLength(1, 'expected at least one'))
const demand = v.picklist(['required', 'optional'])
const alignment = v.strictObject({
  url,
  name: text,
  framework: text,
  version: text,
  code: v.optional(text),
})

const result = v.pipe(
  v.strictObject({
    name: text,
    type: text,
    values: v.optional(texts),
    min: v.optional(v.pipe(v.number(), v.finite())),
    max: v.optional(v.pipe(v.number(), v.finite())),
    required: v.optional(text),
  }),
  v.check(
    ({ values, min, max }) => (values === undefined) === (min !== undefined && max !== undefined),
    'expected values, or min and max',
  ),
  v.check(({ min = 0, max = 0 }) => min <= max, 'expected min to be at most max'),
  v.check(
    ({ values, required }) => !values || required === undefined || values.includes(required),
    'expected the required one among the values',
  ),
)

/** The form of an achievement in a template. */
export const achievementShape = v.pipe(
  v.strictObject({
    id: url,
    name: text,
    description: text,
    criteria: text,
    kind: v.optional(v.picklist(achievementKinds)),
    achievementType: v.optional(text),
    tags: v.optional(v.array(text)),
    validForMonths: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1200, 'expected at most 1200')),
    ),
    image: v.optional(url),
    language: v.optional(text),
    version: v.optional(text),
    outcomes: v.optional(texts),
    hours: v.optional(amount),
    credits: v.optional(v.strictObject({ value: amount, unit: text })),
    level: v.optional(v.strictObject({ url, name: text, framework: text, code: text })),
    assessment: v.optional(text),
    supervision: v.optional(v.picklist(supervisions)),
    participation: v.optional(text),
    quality: v.optional(text),
    prerequisites: v.optional(text),
    stackability: v.optional(text),
    skills: v.optional(v.array(alignment)),
    occupations: v.optional(v.array(alignment)),
    result: v.optional(result),
    evidence: v.optional(demand),
    assessor: v.optional(demand),
    parts: v.optional(v.array(url)),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { member, problem } of findKindFaults(dataset.value)) {
      const { value: input } = dataset
      const value = input[member]
      addIssue({
        message: problem,
        path: [{ type: 'object', origin: 'value', input, key: member, value }],
      })
    }
  }),
)
