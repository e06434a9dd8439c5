import { ServerError } from './ServerError.ts'

/** Lets so many in; whoever comes when it is full is sent away, and does not wait. */
export type Gate = {
  /** How many are in. */
  readonly inside: number
  /** @throws {ServerError} `SERVER_BUSY` where there is no place. */
  check(): void
  /**
   * Takes a place.
   *
   * @returns Gives it back; a second call does nothing.
   * @throws {ServerError} `SERVER_BUSY` where there is none.
   */
  enter(): () => void
}

/** How long those who are sent away are asked to wait, in seconds. */
const retryAfter = '2'

/**
 * Makes a gate. Work that waits holds memory and its client, and is no nearer to its end: those who are sent away
 * know at once.
 *
 * @example
 * const leave = gate.enter()
 * work().finally(leave)
 */
export function createGate(most: number): Gate {
  let inside = 0
  const check = () => {
    if (inside < most) return
    const problem = 'as much as can be is under way'
    const headers = { 'Retry-After': retryAfter }
    throw new ServerError({ code: 'SERVER_BUSY', problem, headers })
  }
  return {
    get inside() {
      return inside
    },
    check,
    enter() {
      check()
      inside++
      let isIn = true
      return () => {
        if (isIn) inside--
        isIn = false
      }
    },
  }
}
