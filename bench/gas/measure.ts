import type { Contestant } from './Contestant.ts'
import type { Cost } from './Cost.ts'
import { type RowId, rowIds } from './rows.ts'
import type { Call, Stage } from './Stage.ts'

/** What the work of a row cost, and what was called for it. */
export type Figure = Cost & { readonly calls: string }

/** What was measured of one contestant. */
export type Measured = {
  readonly contestant: Contestant
  readonly figures: { readonly [Row in RowId]?: Figure }
  /** What is asked about one credential. */
  readonly questions: readonly Call[]
  /** The same, in words. */
  readonly asked: string
}

/** Lets a contestant do the work of all rows that it can do, or of some, always in the same order. */
export async function measure(
  stage: Stage,
  contestant: Contestant,
  wanted: readonly RowId[] = rowIds,
): Promise<Measured> {
  const ways = await contestant.prepare(stage)
  const figures: { [Row in RowId]?: Figure } = {}
  for (const row of rowIds.filter((it) => wanted.includes(it))) {
    const way = ways[row]
    if (!way) continue
    const [calls, run] = way
    const { gas, newSlots, forecast, transactions } = await run()
    figures[row] = { gas, newSlots, forecast, transactions, calls }
  }
  const [asked, ask] = ways.reading
  return { contestant, figures, asked, questions: await ask() }
}

/** The contestant that did a row with the least gas. */
export function findCheapest(measured: readonly Measured[], row: RowId): Measured | undefined {
  return measured
    .filter(({ figures }) => figures[row])
    .toSorted((a, b) => (a.figures[row]?.gas ?? 0) - (b.figures[row]?.gas ?? 0))[0]
}
