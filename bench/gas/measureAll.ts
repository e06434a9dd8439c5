import type { Contestant } from './Contestant.ts'
import { contestants } from './contestants/contestants.ts'
import { findOtherSlots, findSurprises } from './findSurprises.ts'
import { findCheapest, type Measured, measure } from './measure.ts'
import { openEdr } from './openEdr.ts'
import { openEthereumjs } from './openEthereumjs.ts'
import { type RowId, rowIds } from './rows.ts'
import type { Stage } from './Stage.ts'

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
 * @throws where the second figures are not what new slots and calldata should make of the first.
 */
export async function measureAll(say: Say): Promise<Results> {
  const edr = await openEdr('osaka')
  const today = await measureEach(edr, say)
  const readings: Reading[] = []
  for (const { questions } of today) {
    readings.push({ calls: questions.length, slots: await edr.countReads(questions) })
  }
  await edr.close()

  const dearEdr = await openEdr('amsterdam')
  const dearer = await measureEach(dearEdr, say)
  await dearEdr.close()
  const surprises = findSurprises(today, dearer)
  if (surprises.length > 0) throw new Error(surprises.join('\n'))
  return { today, dearer, readings }
}

/**
 * What an EVM by other people says of the whole upgrade: of this package, and of the cheapest peer of each row.
 *
 * @throws where it does not count the same new slots.
 */
export async function measureDraft({ dearer }: Results, say: Say): Promise<readonly Measured[]> {
  const [own, ...others] = dearer
  const isWanted = (contestant: Contestant, row: RowId) =>
    contestant === own?.contestant || contestant === findCheapest(others, row)?.contestant
  const draft = await measureEach(await openEthereumjs(), say, isWanted)
  const surprises = findOtherSlots(dearer, draft)
  if (surprises.length > 0) throw new Error(surprises.join('\n'))
  return draft
}

async function measureEach(
  stage: Stage,
  say: Say,
  isWanted: (contestant: Contestant, row: RowId) => boolean = () => true,
): Promise<readonly Measured[]> {
  const all: Measured[] = []
  for (const contestant of contestants) {
    const wanted = rowIds.filter((row) => isWanted(contestant, row))
    all.push(await measure(stage, contestant, wanted))
    say(`${contestant.name}: measured on ${stage.name}`)
  }
  return all
}
