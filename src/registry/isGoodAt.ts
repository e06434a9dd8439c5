import type { WindowRecord } from './Registry.ts'

/**
 * Whether something is good at a time: the one rule for keys, assertion keys and grants.
 *
 * @param time Seconds since 1970.
 *
 * @example
 * isGoodAt({ from: 5, end: 9 }, 9) // false: the end is not included
 */
export function isGoodAt({ from, end, badSince }: WindowRecord, time: number): boolean {
  return from <= time && !(end !== undefined && time >= end) && !isBadAt(badSince, time)
}

function isBadAt(badSince: number | undefined, time: number): boolean {
  return badSince !== undefined && time >= badSince
}
