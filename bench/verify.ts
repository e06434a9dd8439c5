// Verifies the same credentials with four verifiers, each in a process of its own, against a local node:
// `npm run bench:verify`. Progress goes to stderr, the table to stdout and to docs/benchmarks/verify.md.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startAnvil } from '../test/support/startAnvil.ts'
import { contestants } from './verify/contestants/contestants.ts'
import { prepareTrial } from './verify/prepareTrial.ts'
import type { Figures, Trial } from './verify/Trial.ts'
import { toPage, toTable } from './verify/toPage.ts'

const page = 'docs/benchmarks/verify.md'
const say = (text: string) => process.stderr.write(`${text}\n`)
const run = promisify(execFile)

async function measure(name: string, trial: Trial): Promise<Figures> {
  const args = ['bench/verify/runContestant.ts', name, JSON.stringify(trial)]
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 26 })
  const figures: Figures = JSON.parse(stdout.trim().split('\n').at(-1) as string)
  say(`${name}: ${(figures.credentials / figures.cpuSeconds).toFixed(0)} a second`)
  return figures
}

/** The same lines again and again, up to a number of them. */
function repeat(trial: Trial, folder: string, lines: number): Trial {
  const all = readFileSync(trial.file, 'utf8').trim().split('\n')
  const file = join(folder, `${lines}.jsonl`)
  const texts = Array.from({ length: lines }, (_, i) => all[i % all.length])
  writeFileSync(file, `${texts.join('\n')}\n`)
  return { ...trial, file }
}

const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
const node = await startAnvil()
try {
  const trial = await prepareTrial({ url: node.url, folder, batches: 20, say })
  const results: { name: string; figures: Figures }[] = []
  for (const name of Object.keys(contestants)) {
    results.push({ name, figures: await measure(name, trial) })
  }
  const [fastest = ''] = Object.keys(contestants)
  const watched = { ...trial, looksAtMemory: true }
  const few = await measure(fastest, repeat(watched, folder, 1_000))
  const many = await measure(fastest, repeat(watched, folder, 100_000))
  const half = repeat(trial, folder, 20_000)
  const both = await Promise.all([measure(fastest, half), measure(fastest, half)])

  const [model = 'unknown'] = cpus().map((cpu) => cpu.model)
  const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${model}, ${cpus().length} cores`
  const measured = { results, few, many, both, machine }
  process.stdout.write(`${toTable(results)}\n`)
  writeFileSync(page, toPage(measured))
  say(`written to ${page}`)
} finally {
  await node.stop()
  rmSync(folder, { recursive: true })
}
