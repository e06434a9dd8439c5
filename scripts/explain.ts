import { Command } from 'commander'
import type { JsonValue } from '../src/credential/parseJson.ts'
import { parseJson } from '../src/credential/parseJson.ts'
import { translate } from '../src/verifier/languages/translate.ts'
import { parseReport } from '../src/verifier/parseReport.ts'
import type { Report } from '../src/verifier/Report.ts'
import { toExitCode } from '../src/verifier/toVerdict.ts'
import { openVerifier } from './network/openVerifier.ts'
import { type VerifierFlags, withVerifierOptions } from './network/verifierFlags.ts'
import { listDissent } from './terminal/listDissent.ts'
import { toJsonLine } from './terminal/printable.ts'
import { readOneInput } from './terminal/readOneInput.ts'
import { showEvidence } from './terminal/showEvidence.ts'

type Options = VerifierFlags & { json?: boolean }

/** `cairn explain`: what a verdict rests on. */
export function explainCommand(): Command {
  return withVerifierOptions(new Command('explain'))
    .argument('<file>', 'a credential, or a report that was saved; - for standard input')
    .option('--json', 'print the report, JSON')
    .action(explain)
}

async function explain(path: string, options: Options): Promise<void> {
  const bytes = await readOneInput(path)
  const saved = findReport(bytes)
  // The sentences of a saved report are made again: they are somebody's word, as all of it is.
  const report = saved ? translate(parseReport(saved), 'en') : await judge(bytes, options)
  const name = saved ? `${path} (a saved report: nothing was verified now)` : path
  process.stdout.write(options.json ? toJsonLine(report) : showEvidence(name, report))
  if (!saved)
    process.stderr.write(
      listDissent(report)
        .map((it) => `${it}\n`)
        .join(''),
    )
  process.exitCode = toExitCode(report.verdict)
}

async function judge(bytes: Uint8Array, options: Options): Promise<Report> {
  const { verifier, run, close } = await openVerifier(options)
  try {
    return await verifier.verify(bytes, run)
  } finally {
    await close()
  }
}

/** The report in what was printed by `--json` or `--output jsonl`, or is one. Anything else is a document. */
function findReport(bytes: Uint8Array): JsonValue | undefined {
  let value: JsonValue | undefined
  try {
    value = parseJson(bytes)
  } catch {
    return undefined
  }
  const results = member(value, 'results')
  const single = Array.isArray(results) && results.length === 1 ? results[0] : value
  const report = member(single, 'report') ?? single
  const isReport =
    member(report, '@context') === undefined && Array.isArray(member(report, 'checks'))
  return isReport ? report : undefined
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as { [key: string]: JsonValue })[name]
    : undefined
}
