import { contestants } from './contestants/contestants.ts'
import { findCheapest, type Measured, measure } from './measure.ts'
import { openEdr } from './openEdr.ts'
import { openEthereumjs } from './openEthereumjs.ts'
import { type RowId, rowIds, rows } from './rows.ts'

type Say = (text: string) => void

/** Calls that it takes to read one credential, and different storage slots that they read. */
export type Reading = { readonly calls: number; readonly slots: number }

/** What Hardhat's node says: under the rules of today, and where new slots are dearer. */
export type Results = {
  readonly today: readonly Measured[]
  readonly dearer: readonly Measured[]
  readonly readings: readonly Reading[]
}

/**
 * Measures all contestants on one node under the rules of today, then the same under those of Amsterdam as
 * Hardhat has them.
 *
 * @throws where a figure is not what its new slots and calldata should make of it.
 */
export async function measureAll(say: Say): Promise<Results> {
  const edr = await openEdr('osaka')
  const today: Measured[] = []
  const readings: Reading[] = []
  for (const contestant of contestants) {
    const measured = await measure(edr, contestant)
    const { questions } = measured
    today.push(measured)
    readings.push({ calls: questions.length, slots: await edr.countReads(questions) })
    say(`${contestant.name}: measured under Osaka`)
  }
  await edr.close()

  const dearEdr = await openEdr('amsterdam')
  const dearer: Measured[] = []
  for (const contestant of contestants) {
    dearer.push(await measure(dearEdr, contestant))
    say(`${contestant.name}: measured under Amsterdam`)
  }
  await dearEdr.close()
  for (const [i, measured] of dearer.entries()) compare(today[i] as Measured, measured)
  return { today, dearer, readings }
}

/** What an EVM by other people says of the whole upgrade: this package, and the cheapest peer of each row. */
export async function measureDraft({ dearer }: Results, say: Say): Promise<readonly Measured[]> {
  const [own, ...others] = dearer
  const stage = await openEthereumjs()
  const draft: Measured[] = []
  for (const contestant of contestants) {
    const isWanted = (row: RowId) =>
      contestant === own?.contestant || contestant === findCheapest(others, row)?.contestant
    const wanted = rowIds.filter(isWanted)
    draft.push(await measure(stage, contestant, wanted))
    say(`${contestant.name}: measured by EthereumJS`)
  }
  return draft
}

function compare(today: Measured, dearer: Measured): void {
  for (const row of rowIds) {
    const [forecast, gas] = [today.figures[row]?.forecast, dearer.figures[row]?.gas]
    if (forecast === gas) continue
    throw new Error(
      `${today.contestant.name}, ${rows[row].title}: ${gas} gas where ${forecast} was forecast`,
    )
  }
}
