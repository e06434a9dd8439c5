import * as v from 'valibot'

/** Text with at least one character. */
export const text = v.pipe(v.string(), v.nonEmpty('expected text, found none'))

/** A URL: a scheme and something after it. What may be fetched is for the fetcher to say. */
export const url = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/, 'expected a URL (a scheme, a colon, no white space)'),
)

/** An object with these members and perhaps others; valibot alone would let an array pass. */
export function object<Members extends v.ObjectEntries>(members: Members) {
  const noArray = v.custom<unknown>((value) => !Array.isArray(value), 'expected no array')
  return v.pipe(noArray, v.looseObject(members))
}

/** One thing, or several of them in an array. */
export function oneOrMany<Schema extends v.GenericSchema>(item: Schema) {
  const many = v.pipe(v.array(item), v.nonEmpty('expected at least one'))
  return v.lazy((value) => (Array.isArray(value) ? many : item))
}
