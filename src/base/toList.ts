/** What is in a list of these, or the thing itself. */
type ItemOf<Value> = Value extends readonly (infer Item)[]
  ? Item
  : Value extends null | undefined
    ? never
    : Value

/**
 * One thing, or several in an array, as a list: in JSON-LD the one stands for a list of one, and nothing for none.
 *
 * @example
 * toList('Badge') // ['Badge']
 */
export function toList<Value>(value: Value): readonly ItemOf<Value>[] {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value as ItemOf<Value>]
}
