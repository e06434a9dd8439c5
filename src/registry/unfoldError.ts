/**
 * An error and everything nested in it. Clients hand on what a node answered as a cause, as an inner
 * error, or under `info` or `data`.
 *
 * @returns The error first, then what lies deeper; each once.
 */
export function unfoldError(error: unknown): readonly unknown[] {
  const parts = new Set<unknown>([error])
  for (const part of parts) {
    if (typeof part !== 'object' || part === null) continue
    const { data, cause, error: inner, info } = part as Record<string, unknown>
    for (const nested of [data, cause, inner, info]) parts.add(nested)
  }
  return [...parts]
}
