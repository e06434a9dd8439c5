import type { JsonValue } from './parseJson.ts'

/** How many values a value is made of, itself included: what canonical RDF of it costs grows with them. */
export function countValues(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values<JsonValue>(value).reduce<number>(
    (sum, member) => sum + countValues(member),
    1,
  )
}

/** How many contexts a document names, itself and whatever is inside of it: each is processed in turn. */
export function countContexts(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries<JsonValue>(value).reduce<number>(
    (sum, [key, member]) =>
      sum + (key === '@context' ? [member].flat().length : countContexts(member)),
    0,
  )
}
