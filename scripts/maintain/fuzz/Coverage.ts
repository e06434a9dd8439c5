import { type Profiler, Session } from 'node:inspector'

/** Which characters of the sources ran, by file; 1 where one did. */
export type Covered = ReadonlyMap<string, Uint8Array>

/** Tells which blocks of code run. */
export interface Coverage {
  /** What ran since it was asked last. */
  take(): Covered
}

/**
 * Begins to watch the files whose URL is wanted, by V8's precise coverage. Once in a thread and to its end: code runs
 * slower from then on, and V8 does not tell all blocks apart when it is asked to begin a second time.
 */
export function openCoverage(isWanted: (url: string) => boolean): Coverage {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const take = () => {
    const found = new Map<string, Uint8Array>()
    session.post('Profiler.takePreciseCoverage', (error, coverage) => {
      if (error) throw error
      for (const { url, functions } of coverage.result) {
        if (isWanted(url)) found.set(url, paint(functions))
      }
    })
    return found
  }
  return { take }
}

/** Ranges hold others, and come before them: what is inside has the last word. */
function paint(functions: readonly Profiler.FunctionCoverage[]): Uint8Array {
  const ranges = functions.flatMap((it) => it.ranges)
  const painted = new Uint8Array(Math.max(...ranges.map(({ endOffset }) => endOffset)))
  for (const { startOffset, endOffset, count } of ranges) {
    painted.fill(count > 0 ? 1 : 0, startOffset, endOffset)
  }
  return painted
}

/** What ran once at least, of all that is added. */
export class Seen {
  readonly #seen = new Map<string, Uint8Array>()

  /** How many characters ran. */
  get size(): number {
    let size = 0
    for (const one of this.#seen.values()) for (const bit of one) size += bit
    return size
  }

  /** Whether something ran that had not. */
  lacks(covered: Covered): boolean {
    return [...covered].some(([url, ran]) => {
      const known = this.#seen.get(url)
      return ran.some((bit, place) => bit === 1 && known?.[place] !== 1)
    })
  }

  /** What ran there and nowhere before. */
  beyond(covered: Covered): Covered {
    const fresh = ([url, ran]: [string, Uint8Array]) => {
      const known = this.#seen.get(url)
      return [url, ran.map((bit, place) => (known?.[place] === 1 ? 0 : bit))] as const
    }
    return new Map([...covered].map(fresh))
  }

  add(covered: Covered): void {
    for (const [url, ran] of covered) {
      const known = this.#seen.get(url) ?? new Uint8Array()
      const sum = new Uint8Array(Math.max(known.length, ran.length))
      sum.set(known)
      for (const [place, bit] of ran.entries()) if (bit === 1) sum[place] = 1
      this.#seen.set(url, sum)
    }
  }
}

/** Whether all that ran in one ran in the other. */
export function contains(whole: Covered, part: Covered): boolean {
  return [...part].every(([url, ran]) => {
    const other = whole.get(url)
    return ran.every((bit, place) => bit === 0 || other?.[place] === 1)
  })
}
