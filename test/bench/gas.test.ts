import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'chai'
import { type Cost, toCost } from '../../bench/gas/Cost.ts'
import { toChart } from '../../bench/gas/chart.ts'
import { contestants } from '../../bench/gas/contestants/contestants.ts'
import { findOtherSlots, findSurprises } from '../../bench/gas/findSurprises.ts'
import type { Measured } from '../../bench/gas/measure.ts'
import { measureAll, measureDraft } from '../../bench/gas/measureAll.ts'
import { toFiles } from '../../bench/gas/page.ts'
import { toGasTable, toReadingTable, toSlotTable } from '../../bench/gas/tables.ts'

const say = () => {}

/** What might be measured of the first contestant: one row. */
function measured(cost: Partial<Cost>): Measured[] {
  const anchor = { gas: 0, newSlots: 0, forecast: 0, transactions: 1, calls: '', ...cost }
  return [{ contestant: contestants[0]!, figures: { anchor }, questions: [], asked: '' }]
}

describe('bench/gas', () => {
  // Contract and page change together, like contract and snapshot.
  it('measures what the page and the picture say', async function () {
    this.timeout(180_000)
    const results = await measureAll(say)
    if (process.env.UPDATE_SNAPSHOTS === '1') {
      const files = toFiles(results, await measureDraft(results, say))
      for (const [file, text] of Object.entries(files)) await writeFile(file, text)
    }

    const page = await readFile('docs/benchmarks/gas.md', 'utf8')
    expect(page).to.include(toGasTable(results.today))
    expect(page).to.include(toSlotTable(results.today))
    expect(page).to.include(toGasTable(results.dearer))
    expect(page).to.include(toReadingTable(results.today, results.readings))
    expect(await readFile('docs/benchmarks/gas.svg', 'utf8')).to.equal(toChart(results))
  })

  it('forecasts what dearer slots cost', () => {
    const data = '0x12345678'

    expect(toCost({ gas: 30_000, newSlots: 2, data }).forecast).to.equal(30_000 + 2 * 80_820)
  })

  it('forecasts what dearer calldata costs', () => {
    const data = `0x${'01'.repeat(1_000)}` as const

    expect(toCost({ gas: 30_000, newSlots: 0, data }).forecast).to.equal(21_000 + 64_000)
  })

  it('finds what is not as forecast', () => {
    const [today, dearer] = [measured({ forecast: 2 }), measured({ gas: 3 })]

    expect(findSurprises(today, measured({ gas: 2 }))).to.deep.equal([])
    expect(findSurprises(today, dearer)).to.have.length(1)
  })

  it('finds where two nodes count other slots', () => {
    const one = measured({ newSlots: 1 })

    expect(findOtherSlots(one, measured({ newSlots: 1 }))).to.deep.equal([])
    expect(findOtherSlots(one, measured({ newSlots: 2 }))).to.have.length(1)
  })
})
