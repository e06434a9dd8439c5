import type { StatusResult } from './StatusResult.ts'

/** What changes nothing about a credential that is good (Bitstring Status List 1.0 §2.1). */
const harmless: ReadonlySet<string> = new Set(['refresh', 'message'])

/**
 * Of several results the one that counts most: revoked, suspended, a broken entry or list, one that could
 * not be read, a status of another purpose, a message, and clear last. The first among equals; `undefined`
 * where there is none.
 *
 * @example
 * worstStatus(entries.map((entry) => judgeStatusEntry(entry, lists.get(entry), { now })))
 */
export function worstStatus(results: readonly StatusResult[]): StatusResult | undefined {
  return results.toSorted((a, b) => rank(b) - rank(a))[0]
}

function rank(result: StatusResult): number {
  if (!('purpose' in result)) return result.outcome === 'failed' ? 4 : 3
  if (result.outcome === 'clear') return 0
  if (result.purpose === 'revocation') return 6
  if (result.purpose === 'suspension') return 5
  return harmless.has(result.purpose) ? 1 : 2
}
