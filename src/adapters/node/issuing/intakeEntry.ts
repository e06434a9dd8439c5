import * as v from 'valibot'

const at = v.pipe(v.string(), v.isoTimestamp('expected a time'))
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** One line of the journal of what was taken: a document, or that those before are a batch. */
export const intakeEntryShape = v.variant('kind', [
  v.strictObject({
    at,
    kind: v.literal('taken'),
    id: v.string(),
    /** The unsigned document, as canonical JSON (RFC 8785). */
    document: v.string(),
  }),
  v.strictObject({
    at,
    kind: v.literal('batched'),
    /** How many of those taken are in this batch and in those before it. */
    upTo: v.pipe(whole, v.minValue(1)),
  }),
])

/** One line of the journal of what was taken. */
export type IntakeEntry = v.InferOutput<typeof intakeEntryShape>
