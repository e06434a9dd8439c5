const NOTHING: ReadonlySet<string> = new Set()

/**
 * A value as text, the same one for what is the same: numbers as digits, hex in lower case, members in order,
 * without those of some names.
 */
export function print(value: unknown, without = NOTHING): string {
  const text = JSON.stringify(value, (_, it: unknown) => {
    if (typeof it === 'bigint' || typeof it === 'number') return String(it)
    if (typeof it === 'string') return it.startsWith('0x') ? it.toLowerCase() : it
    if (!isRecord(it)) return it
    const members = Object.entries(it).filter(([name]) => !without.has(name))
    return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)))
  })
  return text ?? 'nothing'
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
