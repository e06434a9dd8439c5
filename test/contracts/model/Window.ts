/** When a key, an assertion key or a grant is good. Times in seconds since 1970; 0 where there is none. */
export type Window = {
  readonly from: number
  readonly end: number
  readonly badSince: number
}

/** Of what was never written. */
export const NO_WINDOW: Window = { from: 0, end: 0, badSince: 0 }

/** The one rule for all windows. */
export function isGoodAt({ from, end, badSince }: Window, time: number): boolean {
  return from <= time && (end === 0 || time < end) && (badSince === 0 || time < badSince)
}

/** Whether it may be made to end then. */
export function canEnd(window: Window, end: number, now: number): boolean {
  return end >= now && (window.end === 0 || end < window.end)
}

/** Whether it may be declared bad since then. */
export function canTurnBad(window: Window, since: number, now: number): boolean {
  return since > 0 && since <= now && (window.badSince === 0 || since < window.badSince)
}
