import { noRegistry } from './askNode.ts'
import type { WindowRecord } from './Registry.ts'

/** A window as the registry returns it. */
export function toWindowRecord({ from, end, badSince }: Required<WindowRecord>): WindowRecord {
  // The decoder takes what is wider than its type, up to a time that no date can hold.
  if ([from, end, badSince].some((time) => time >= 2 ** 40)) throw noRegistry()
  return { from, ...(end !== 0 && { end }), ...(badSince !== 0 && { badSince }) }
}
