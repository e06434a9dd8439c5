/** Times of the newest: what is verified together has most of them in common. */
const known = new Map<number, string>()
const most = 1024

/**
 * A time as `Date` writes it (ISO 8601, UTC, with milliseconds).
 *
 * @param time Milliseconds since 1970.
 * @throws {RangeError} where a `Date` cannot hold it.
 */
export function toIsoTime(time: number): string {
  const text = known.get(time) ?? new Date(time).toISOString()
  if (known.size >= most) known.clear()
  known.set(time, text)
  return text
}
