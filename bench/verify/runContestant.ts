// Runs one contestant: `node bench/verify/runContestant.ts <name> <trial as JSON>`; prints its figures as JSON.
import { contestants } from './contestants/contestants.ts'

const [name = '', trial = ''] = process.argv.slice(2)
const load = contestants[name]
if (!load) throw new Error(`No contestant is called ${name}.`)
const contestant = await load()
process.stdout.write(`${JSON.stringify(await contestant(JSON.parse(trial)))}\n`)
process.exit()
