// Builds one large tree with three libraries and takes every path out of it: `npm run bench`.
// Progress goes to stderr, the table to stdout and to docs/benchmarks/merkle.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { uintBytes } from '../src/base/bytes.ts'
import { keccak256 } from '../src/base/hash.ts'
import { createContestants } from './contestants.ts'
import { type Machine, toPage, toTable } from './page.ts'

const size = 100_000
const page = 'docs/benchmarks/merkle.md'

const say = (text: string) => process.stderr.write(`${text}\n`)

const leaves = Array.from({ length: size }, (_, i) => keccak256(uintBytes(i + 1, 32)))
const results = []
for (const measure of await createContestants()) {
  const result = measure(leaves, say)
  say(`${result.name}: ${(result.build + result.paths).toFixed(2)} s`)
  results.push(result)
}

const [model = 'unknown'] = cpus().map((cpu) => cpu.model)
const machine: Machine = {
  cpu: model,
  cores: cpus().length,
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
}
process.stdout.write(`${toTable(results)}\n`)
mkdirSync('docs/benchmarks', { recursive: true })
writeFileSync(page, toPage({ size, results, machine }))
say(`written to ${page}`)
