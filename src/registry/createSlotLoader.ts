import type { Hex } from '../base/hex.ts'

/** Slots in one call: of gas it takes 3 million, where nodes allow 30 million and more. */
const slotsPerCall = 1000

/** Calls under way at once. */
const callsAtOnce = 8

/** Slots that are remembered. Beyond them, what was forgotten is read again. */
const slotsKept = 65_536

/** Reads slots of one contract at one block. */
type ReadSlots = (slots: readonly Hex[]) => Promise<readonly Hex[]>

type Wanted = {
  readonly slot: Hex
  readonly resolve: (value: Hex) => void
  readonly reject: (error: unknown) => void
}

/**
 * Reads each slot once, and together what is asked for together: in one tick, or while a call is under
 * way.
 *
 * @param read Gives a value for each slot, in the order asked, or rejects; then it is asked again when
 * somebody asks again.
 *
 * @example
 * const load = createSlotLoader((slots) => callContract(slots))
 * await Promise.all([load([a, b]), load([b, c])]) // one call, of three slots
 */
export function createSlotLoader(read: ReadSlots): ReadSlots {
  const known = new Map<Hex, Promise<Hex>>()
  let wanted: Wanted[] = []
  let isBusy = false

  const load = async (some: readonly Wanted[]) => {
    try {
      const values = await read(some.map(({ slot }) => slot))
      some.forEach(({ resolve }, i) => void resolve(values[i] as Hex))
    } catch (error) {
      for (const { slot, reject } of some) {
        known.delete(slot)
        reject(error)
      }
    }
  }

  const loadAll = async () => {
    isBusy = true
    // Whoever asks in this tick comes along.
    await Promise.resolve()
    while (wanted.length > 0) {
      const calls = toCalls(wanted.slice(0, slotsPerCall * callsAtOnce))
      wanted = wanted.slice(slotsPerCall * callsAtOnce)
      await Promise.all(calls.map(load))
    }
    isBusy = false
  }

  const ask = (slot: Hex): Promise<Hex> => {
    const value = new Promise<Hex>((resolve, reject) => wanted.push({ slot, resolve, reject }))
    if (known.size >= slotsKept) known.clear()
    known.set(slot, value)
    return value
  }

  return (slots) => {
    const values = Promise.all(slots.map((slot) => known.get(slot) ?? ask(slot)))
    if (!isBusy && wanted.length > 0) void loadAll()
    return values
  }
}

function toCalls(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const count = Math.ceil(wanted.length / slotsPerCall)
  return Array.from({ length: count }, (_, i) =>
    wanted.slice(i * slotsPerCall, (i + 1) * slotsPerCall),
  )
}
