import { readFile } from 'node:fs/promises'
import { expect } from 'chai'
import { toCostChart, toCostPage } from '../../bench/cost/toCostPage.ts'

describe('docs/benchmarks/cost.md', () => {
  it('tells what the snapshots of gas say', async () => {
    const read = async (path: string) => JSON.parse(await readFile(path, 'utf8'))
    const gas = {
      ...(await read('snapshots/gas.json')),
      ...(await read('snapshots/gas-relays.json')),
    }
    expect(await readFile('docs/benchmarks/cost.md', 'utf8')).to.equal(toCostPage(gas))
    expect(await readFile('docs/benchmarks/cost.svg', 'utf8')).to.equal(toCostChart(gas))
  })
})
