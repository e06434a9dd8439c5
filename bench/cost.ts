// Draws what a credential costs as its batch grows, from the committed gas of `snapshots/`: `npm run bench:cost`.
import { readFileSync, writeFileSync } from 'node:fs'
import { toCostChart, toCostPage } from './cost/toCostPage.ts'

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const gas = { ...read('snapshots/gas.json'), ...read('snapshots/gas-relays.json') }
writeFileSync('docs/benchmarks/cost.md', toCostPage(gas))
writeFileSync('docs/benchmarks/cost.svg', toCostChart(gas))
process.stdout.write('written to docs/benchmarks/cost.md and cost.svg\n')
