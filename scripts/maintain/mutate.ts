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
import { compareSurvivors, readExplanations } from './mutants/survivors.ts'
import { type Judged, toReport } from './mutants/toReport.ts'

const report = 'docs/mutants-contracts.md'
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
  return verdict === undefined ? [] : [[mutant, verdict]]
})
const explanations = readExplanations()
if (judged.length === project.mutants.length) writeFileSync(report, toReport(judged, explanations))

const { unexplained, stale } = compareSurvivors(
  judged.filter(([, { outcome }]) => outcome === 'survived').map(([mutant]) => mutant),
  explanations.flatMap(({ mutants }) => mutants),
)
for (const [problem, mutants] of Object.entries({ unexplained, stale })) {
  for (const { file, scope, line, becomes, occurrence } of mutants) {
    if (isSelected(file)) console.error(problem, { file, scope, line, becomes, occurrence })
    if (isSelected(file)) process.exitCode = 1
  }
}
