import { RpcFault } from './RpcFault.ts'

/**
 * When blocks are mined: a second after the last one, unless somebody says otherwise. No clock is read.
 *
 * @param last Time of the last block, in seconds since 1970.
 */
export function createClock(last: () => bigint) {
  let chosen: bigint | undefined
  let added = 0n
  return {
    /** Time of the next block. */
    next: () => chosen ?? last() + 1n + added,
    /** Lets the next block be this much later. */
    add(seconds: bigint) {
      added += seconds
    },
    /** Gives the next block this time. */
    set(timestamp: bigint) {
      if (timestamp <= last()) throw new RpcFault('PARAMS', `time ${timestamp} has passed`)
      chosen = timestamp
    },
    /** Forgets what was said, once that block is mined. */
    reset() {
      chosen = undefined
      added = 0n
    },
  }
}
