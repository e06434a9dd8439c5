import { noRegistry } from './askNode.ts'
import type { WindowRecord } from './Registry.ts'
import type { SlotFields } from './slot.ts'

/**
 * Takes a window from a slot: when it begins, ends, and since when it is bad.
 *
 * @returns `undefined` where it was never opened.
 * @throws {RegistryError} `REGISTRY_NOT_FOUND` where it has an end and no beginning.
 */
export function takeWindow(slot: SlotFields): WindowRecord | undefined {
  const [from, end, badSince] = [slot.takeTime(), slot.takeTime(), slot.takeTime()]
  if (from !== 0) return { from, ...(end !== 0 && { end }), ...(badSince !== 0 && { badSince }) }
  if (end !== 0 || badSince !== 0) throw noRegistry()
  return undefined
}
