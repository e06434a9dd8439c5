import type { Figure, Measured } from './measure.ts'
import { rowIds, rows } from './rows.ts'

/** Where gas, once new slots are dearer, is not what was forecast from the gas and new slots of today. */
export function findSurprises(today: readonly Measured[], dearer: readonly Measured[]): string[] {
  return compare(today, dearer, (before, after) =>
    before.forecast === after.gas ? undefined : `${after.gas} gas, ${before.forecast} forecast`,
  )
}

/** Where one node counts other new slots than another. */
export function findOtherSlots(some: readonly Measured[], others: readonly Measured[]): string[] {
  return compare(some, others, (one, other) =>
    one.newSlots === other.newSlots ? undefined : `${one.newSlots} or ${other.newSlots} new slots`,
  )
}

/** What is said of the rows that both have measured. */
function compare(
  some: readonly Measured[],
  others: readonly Measured[],
  judge: (one: Figure, other: Figure) => string | undefined,
): string[] {
  return some.flatMap(({ contestant, figures }, i) =>
    rowIds.flatMap((row) => {
      const [one, other] = [figures[row], others[i]?.figures[row]]
      const found = one && other && judge(one, other)
      return found ? [`${contestant.name}, ${rows[row].title}: ${found}`] : []
    }),
  )
}
