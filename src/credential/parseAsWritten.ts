/** What `JSON.stringify` writes of half a surrogate pair. */
const halfPair = /\\ud[89a-f]/

/**
 * The value of a text that is exactly what `JSON.stringify` writes of it. Such a text has no key twice, no
 * number that a double does not hold and no half of a surrogate pair as it is; what else `parseJson` refuses
 * is looked for. That is most of what machines write, and takes a third of the time.
 *
 * @returns `undefined` for any other text, and for a good one that only looks as if it were not: then `parseJson`
 * has to look closer.
 */
export function parseAsWritten(text: string, maxDepth: number): unknown {
  if (text.includes('"__proto__"') || halfPair.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    // Deep nesting and large numbers are written as they were read.
    return isPlain(value, maxDepth) && JSON.stringify(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Math.abs(value) < 2 ** 53
  if (typeof value !== 'object' || value === null) return true
  // So written, a limit that is no number lets nothing through.
  if (!(depth > 0)) return false
  for (const member of Object.values(value)) if (!isPlain(member, depth - 1)) return false
  return true
}
