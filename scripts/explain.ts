import { Command, Option } from 'commander'
import type { JsonValue } from '../src/credential/parseJson.ts'
import { parseJson } from '../src/credential/parseJson.ts'
import { messagesOf } from '../src/evidence/languages/messagesOf.ts'
import { type Language, languages } from '../src/verifier/languages/Language.ts'
import { translate, translatePresentation } from '../src/verifier/languages/translate.ts'
import { parsePresentationReport, parseReport } from '../src/verifier/parseReport.ts'
import type { HolderQuestion } from '../src/verifier/presentation/HolderQuestion.ts'
import type { PresentationReport } from '../src/verifier/presentation/PresentationReport.ts'
import type { Report } from '../src/verifier/Report.ts'
import { toExitCode, toPresentationExitCode } from '../src/verifier/toVerdict.ts'
import { type HolderFlags, toHolderQuestion, withHolderOptions } from './network/holderFlags.ts'
import { openVerifier } from './network/openVerifier.ts'
import { type VerifierFlags, withVerifierOptions } from './network/verifierFlags.ts'
import { listDissent } from './terminal/listDissent.ts'
import { toJsonLine } from './terminal/printable.ts'
import { readOneInput } from './terminal/readOneInput.ts'
import { showEvidence } from './terminal/showEvidence.ts'

type Options = VerifierFlags & HolderFlags & { json?: boolean }

/** `cairn explain`: what a verdict rests on. */
export function explainCommand(): Command {
  return withHolderOptions(withVerifierOptions(new Command('explain')))
    .argument(
      '<file>',
      'a credential, a presentation, or a report that was saved; - for standard input',
    )
    .addOption(new Option('--lang <language>', 'of all that is said').choices(languages))
    .option('--json', 'print the report, JSON')
    .action(explain)
}

async function explain(path: string, options: Options): Promise<void> {
  const question = toHolderQuestion(options)
  const bytes = await readOneInput(path)
  const saved = findSaved(bytes, options.lang ?? 'en')
  const report = saved ?? (await judge(bytes, question, options))
  const note = saved ? `${messagesOf[saved.language].labels.saved}\n\n` : ''
  process.stdout.write(options.json ? toJsonLine(report) : note + showEvidence(path, report))
  const warnings = saved ? [] : listDissent(report)
  process.stderr.write(warnings.map((it) => `${it}\n`).join(''))
  process.exitCode =
    'credentials' in report ? toPresentationExitCode(report) : toExitCode(report.verdict)
}

async function judge(
  bytes: Uint8Array,
  question: HolderQuestion | undefined,
  options: Options,
): Promise<Report | PresentationReport> {
  const { verifier, run, close } = await openVerifier(options)
  try {
    const answers = verifier.verifyMixed([bytes], question, run)[Symbol.asyncIterator]()
    return (await answers.next()).value
  } finally {
    await close()
  }
}

/**
 * The report in what was printed by `--json` or `--output jsonl`, or is one; `undefined` of anything else, which is a
 * document. Its sentences are made again: they are somebody's word, as all of it is.
 */
function findSaved(bytes: Uint8Array, language: Language): Report | PresentationReport | undefined {
  let value: JsonValue | undefined
  try {
    value = parseJson(bytes)
  } catch {
    return undefined
  }
  const results = member(value, 'results')
  const single = Array.isArray(results) && results.length === 1 ? results[0] : value
  const inner = ['report', 'presentation'].map((name) => member(single, name))
  const report = [single, ...inner].find((it) => Array.isArray(member(it, 'checks')))
  // What a document says of itself is no report on it.
  const isDocument = [value, single, report].some((it) => member(it, '@context') !== undefined)
  if (report === undefined || isDocument) return undefined
  return member(report, 'credentials') === undefined
    ? translate(parseReport(report), language)
    : translatePresentation(parsePresentationReport(report), language)
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as { [key: string]: JsonValue })[name]
    : undefined
}
