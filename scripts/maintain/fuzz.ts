// Fuzzes the parsers: `npm run fuzz -- [--target <name>] [--seconds <n>] [--seed <n>] [--input <file>]`. Keeps in
// test/fuzz/corpus what reaches new code; exits with 1 where something did not hold. With a file it reads that alone.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { addInput, folderOf, writeCorpus } from './fuzz/corpus.ts'
import { runOnce } from './fuzz/fuzzTarget.ts'
import { runInWorker } from './fuzz/runInWorker.ts'
import { targets } from './fuzz/targets/targets.ts'

const findings = 'node_modules/.cache/fuzz'
const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: `${Math.floor(Math.random() * 2 ** 31)}` },
    input: { type: 'string' },
  },
})
const selected = targets.filter(({ name }) => name === (values.target ?? name))
if (selected.length === 0) {
  console.error(`Targets: ${targets.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

if (values.input === undefined) await fuzz(selected.map(({ name }) => name))
else for (const target of selected) await replay(target, readFileSync(values.input))

async function fuzz(names: readonly string[]): Promise<void> {
  const [seed, seconds] = [Number(values.seed), Number(values.seconds)]
  await runInWorker(
    { names, seed, seconds, executions: Infinity, isMinimised: true },
    {
      onFinding(name, input, problem) {
        const path = addInput(`${findings}/${name}`, input)
        writeFileSync(`${path}.txt`, `seed ${seed}\n${problem}\n`)
        console.error(`${name}: ${problem}\n  npm run fuzz -- --target ${name} --input ${path}`)
        process.exitCode = 1
      },
      onEnd({ name, executions, covered, corpus }) {
        writeCorpus(folderOf(name), corpus)
        const reach = `${corpus.length} inputs reach ${covered} characters`
        console.log(`${name}: ${executions} executions, ${reach} (seed ${seed})`)
      },
    },
  )
}

async function replay(target: (typeof targets)[number], input: Uint8Array): Promise<void> {
  const error = await runOnce(target, input)
  console.log(target.name, error ?? 'holds')
  if (error !== undefined) process.exitCode = 1
}
