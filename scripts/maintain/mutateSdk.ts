// Mutates the SDK: `npm run mutate:sdk -- [--room <room>] [--files <glob>] [--force]`.
// What was judged before is judged again where it changed, or a test that reaches it; with `--force` in any case.
// Exits with 1 where a mutant survives without an explanation, or is explained and does not survive.
import { writeFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { judgeSurvivors, readExplanations } from './mutants/survivors.ts'
import { type Preface, toReport } from './mutants/toReport.ts'
import { readResults } from './sdkMutants/readResults.ts'

/** The rooms that decide what a verifier says. Each is judged by its own tests. */
const rooms = ['merkle', 'status', 'proof', 'verifier']

/** Sentences. */
const unchanged = ['!src/verifier/languages/**']

const quickOfVerifier = [
  'parsePolicy',
  'toVerdict',
  'collected',
  'collectedForms',
  'tokens',
  'bare',
  'cost',
]

/** The quick tests first: the first one that fails ends the trial of a mutant. Mocha passes over braces without a star. */
const quick = [
  ...quickOfVerifier.map((name) => `test/verifier/${name}.test.ts`),
  'test/verifier/{checks,embedded,presentation}/*.test.ts',
  ...['lists', 'proofs', 'tokens'].map((name) => `test/verifier/adversary/${name}.test.ts`),
]

/** Tests by the thousand of one property, or of many nodes: minutes for what the others notice in seconds. */
const slow = [
  'test/verifier/{mutations,variants}.test.ts',
  'test/verifier/adversary/{outages,mutants,lagging}.test.ts',
]

const preface: Preface = {
  title: 'Mutants of the SDK',
  method: `Written by \`npm run mutate:sdk\`: one change at a time is made to a file, and the tests of its room, those in
the folder of \`test/\` that mirrors it, should notice.`,
  changes: `Stryker makes the changes: conditions, operators, literals and calls are exchanged or emptied, blocks deleted. None is
made to sentences, which tests do not assert: they assert codes.`,
  unit: 'room',
  toRow: (file) => `\`${file.split('/').slice(0, 2).join('/')}\``,
}

const { values } = parseArgs({
  options: { room: { type: 'string' }, files: { type: 'string' }, force: { type: 'boolean' } },
})
const selected = rooms.filter((room) => values.room === undefined || values.room === room)
const pathOf = (room: string) => `node_modules/.cache/mutants-sdk/${room}.json`
const toGlob = (room: string) => values.files ?? `src/${room}/**/*.ts`

for (const room of selected) {
  await new Stryker({
    configFile: 'scripts/maintain/sdkMutants/stryker.json',
    plugins: [
      import.meta.resolve('@stryker-mutator/mocha-runner'),
      import.meta.resolve('./sdkMutants/ignoreSentences.ts'),
    ],
    mutate: [toGlob(room), ...unchanged],
    mochaOptions: {
      spec: [
        ...quick.filter((path) => path.startsWith(`test/${room}/`)),
        `test/${room}/**/*.test.ts`,
      ],
      ignore: slow,
    },
    incrementalFile: pathOf(room),
    force: values.force === true,
  }).runMutationTest()
}

const explanations = readExplanations('scripts/maintain/sdkMutants/survivors.json')
const results = rooms.map((room) => readResults(pathOf(room)))
const judged = results.flatMap((result) => result ?? [])
if (!results.includes(undefined)) {
  writeFileSync('docs/mutants-sdk.md', toReport(preface, judged, explanations))
}
judgeSurvivors(judged, explanations, (file) =>
  selected.some((room) => matchesGlob(file, toGlob(room))),
)
