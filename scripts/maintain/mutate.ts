// Mutates the contracts: `npm run mutate:contracts -- [--files <glob>] [--since <ref>] [--jobs <n>] [--results <path>]`.
// Exits with 1 where a mutant survives without an explanation, or is explained and does not survive.
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { judgeAll } from './mutants/judgeAll.ts'
import { openLaboratory } from './mutants/openLaboratory.ts'
import { openResults } from './mutants/openResults.ts'
import { selectFiles } from './mutants/selectFiles.ts'
import { startCount } from './mutants/startCount.ts'
import { type Judged, judgeSurvivors, readExplanations } from './mutants/survivors.ts'
import { type Preface, toReport } from './mutants/toReport.ts'

const preface: Preface = {
  title: 'Mutants of the contracts',
  method: `Written by \`npm run mutate:contracts\`: one change at a time is made to a contract, and the Solidity tests
should notice.`,
  changes: `Conditions are negated and made true and false; operators, opcodes and neighbouring arguments are swapped; numbers
change by one; callers, times, enum members and constants are mistaken for others; statements are deleted.`,
  unit: 'contract',
  toRow: (file) => `\`${file}\``,
}
const { values } = parseArgs({
  options: {
    files: { type: 'string' },
    since: { type: 'string' },
    jobs: { type: 'string', default: `${availableParallelism()}` },
    results: { type: 'string', default: 'node_modules/.cache/mutants.jsonl' },
  },
})

const { project, setup } = await openLaboratory()
const isSelected = selectFiles(values)
const results = openResults(values.results, project)
const selected = project.mutants.filter(({ file }) => isSelected(file))
const open = selected.filter((mutant) => results.of(mutant) === undefined)
console.log(`${selected.length} mutants, ${selected.length - open.length} of them known.`)

const count = startCount(open.length)
await judgeAll(open, setup, Number(values.jobs), results, (mutant, verdict) => {
  results.add(mutant, verdict)
  count.add(mutant, verdict)
})

const judged = project.mutants.flatMap((mutant): Judged[] => {
  const verdict = results.of(mutant)
  return verdict === undefined ? [] : [[mutant, verdict.outcome]]
})
const explanations = readExplanations('scripts/maintain/mutants/survivors.json')
if (judged.length === project.mutants.length) {
  writeFileSync('docs/mutants-contracts.md', toReport(preface, judged, explanations))
}
judgeSurvivors(judged, explanations, isSelected)
