import type { Cost } from './Cost.ts'
import type { RowId } from './rows.ts'
import type { Call, Stage } from './Stage.ts'

/** What exactly is called, and how. */
export type Way<Result> = readonly [calls: string, run: () => Promise<Result>]

/** How the work of each row is done, where it can be. */
export type RowWays = { readonly [Row in RowId]?: Way<Cost> }

/** The same, and what is asked about one credential. */
export type Ways = RowWays & {
  readonly reading: Way<readonly Call[]>
}

/** Something to measure. */
export type Contestant = {
  readonly name: string
  /** Where it is published. */
  readonly package: string
  /** What creates its contract, as published. */
  readonly bytecode: string
  /** Puts it on the stage and uses it once: it is measured in use. */
  readonly prepare: (stage: Stage) => Promise<Ways>
}
