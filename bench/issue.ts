// Seals a million credentials, and signs some, beside other libraries: `npm run bench:issue`. Each runs in a process of
// its own, one after the other. Progress goes to stderr, the tables to stdout and to docs/benchmarks/issue.md.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { promisify } from 'node:util'
import { type Sealed, type Signed, type Tree, toPage, toTables } from './issue/toPage.ts'

const page = 'docs/benchmarks/issue.md'
const sealed = 1_000_000
const inTrees = 100_000
const signed = 2_000
const inFolder = 20_000

const say = (text: string) => process.stderr.write(`${text}\n`)
const run = promisify(execFile)

async function measure<Result>(
  name: string,
  ...args: readonly (string | number)[]
): Promise<Result> {
  say(`${name} ${args.join(' ')} …`)
  const { stdout } = await run(process.execPath, [`bench/issue/${name}.ts`, ...args.map(String)])
  return JSON.parse(stdout)
}

const seal = await measure<Sealed>('seal', sealed)
const trees = await measure<readonly Tree[]>('trees', inTrees)
const signers: Signed[] = []
for (const name of ['cairn', 'digitalbazaar']) {
  signers.push(await measure<Signed>('sign', name, signed))
}
const rate = ({ size, seconds }: Signed) => size / seconds
const both = await Promise.all([1, 2].map(() => measure<Signed>('sign', 'cairn', signed)))
const pair = both.reduce((sum, one) => sum + rate(one), 0) / rate(signers[0] as Signed)

const [model = 'unknown'] = cpus().map((cpu) => cpu.model)
const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${model}, ${cpus().length} cores`
const folders: Signed[] = []
for (const threads of [0, 1]) folders.push(await measure<Signed>('sealFolder', threads, inFolder))
const results = { seal, trees, inTrees, signers, pair, folders }
process.stdout.write(`${toTables(results)}\n`)
writeFileSync(page, toPage(results, machine))
say(`written to ${page}`)
