// Measures the gas of this registry and of others on one node, in one run: `npm run bench:gas`.
// Progress goes to stderr, the table to stdout, all of it to docs/benchmarks/gas.md. With `--check` nothing is
// written, and the exit code says whether the page is what would be.
import { readFile, writeFile } from 'node:fs/promises'
import { measureAll, measureDraft } from './gas/measureAll.ts'
import { toFiles } from './gas/page.ts'
import { toGasTable } from './gas/tables.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

const results = await measureAll(say)
const draft = await measureDraft(results, say)
process.stdout.write(`${toGasTable(results.today)}\n`)

for (const [file, text] of Object.entries(toFiles(results, draft))) {
  if (!process.argv.includes('--check')) {
    await writeFile(file, text)
    say(`written to ${file}`)
  } else if ((await readFile(file, 'utf8')) !== text) {
    say(`${file} is not what is measured: run \`npm run bench:gas\``)
    process.exitCode = 1
  }
}
