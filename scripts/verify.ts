import { once } from 'node:events'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type InputFormat, inputFormats } from '../src/adapters/node/detectFormat.ts'
import { type ReadInputsOptions, readInputs } from '../src/adapters/node/readInputs.ts'
import { type JudgedMixed, verifyMixedInputs } from '../src/adapters/node/verifyInputs.ts'
import { createProofWorkers } from '../src/adapters/node/workers/createProofWorkers.ts'
import { languages } from '../src/verifier/languages/Language.ts'
import { exitCodes, worstExitCode } from '../src/verifier/toVerdict.ts'
import { type HolderFlags, toHolderQuestion, withHolderOptions } from './network/holderFlags.ts'
import { openVerifier } from './network/openVerifier.ts'
import { type VerifierFlags, withVerifierOptions } from './network/verifierFlags.ts'
import { UsageError } from './terminal/fail.ts'
import { createOutput, type Output, type OutputKind, outputKinds } from './terminal/Output.ts'
import { onInterrupt } from './terminal/onInterrupt.ts'
import { startProgress } from './terminal/startProgress.ts'
import { Tally } from './terminal/Tally.ts'

type Options = VerifierFlags &
  HolderFlags & {
    format?: InputFormat
    lines?: boolean
    output?: Exclude<OutputKind, 'json'>
    json?: boolean
    quiet?: boolean
    threads?: number
  }

/** `cairn verify`: what presented credentials are worth. */
export function verifyCommand(): Command {
  return withHolderOptions(withVerifierOptions(new Command('verify')))
    .argument(
      '<paths...>',
      'credentials, folders, ZIP, JSON Lines, CSV of links; - for standard input',
    )
    .addOption(
      new Option('--format <format>', 'what the paths hold, where it is not seen').choices(
        inputFormats,
      ),
    )
    .addOption(new Option('--lang <language>', 'of sentences and reasons').choices(languages))
    .addOption(new Option('--lines', 'one credential on each line').conflicts('format'))
    .addOption(new Option('--output <kind>', 'how to print').choices(outputKinds).conflicts('json'))
    .addOption(
      new Option(
        '--threads <n>',
        'threads that check the proofs of many credentials; 0 for none (default: one for each core)',
      ).argParser(parseThreads),
    )
    .option('--json', 'print one JSON value')
    .option('--quiet', 'print nothing: the exit code is the answer')
    .action(verify)
}

async function verify(paths: readonly string[], options: Options): Promise<void> {
  if (paths.filter((path) => path === '-').length > 1) {
    throw new UsageError('Standard input can be read once.', 'Name `-` once.')
  }
  const question = toHolderQuestion(options)
  const tally = new Tally()
  const { threads } = options
  const workers = createProofWorkers(threads === undefined ? {} : { threads })
  const { verifyProof } = workers
  const { verifier, run, fetchResource, close } = await openVerifier(options, { verifyProof })
  const format = options.lines ? 'jsonl' : options.format
  const reading: ReadInputsOptions = {
    stdin: process.stdin,
    onOther: () => tally.addOther(),
    ...(format && { format }),
    ...(fetchResource && { fetchResource }),
  }
  try {
    const screen = openScreen(paths, options, tally)
    for await (const judged of verifyMixedInputs(
      verifier,
      readInputs(paths, reading),
      question,
      run,
    )) {
      tally.add(judged)
      await screen.show(judged)
    }
    await screen.end()
    process.exitCode = tally.exitCode
  } finally {
    await Promise.all([close(), workers.close()])
  }
}

function parseThreads(text: string): number {
  const threads = Number(text)
  if (/^\d+$/.test(text) && threads <= 1024) return threads
  throw new InvalidArgumentError('Expected a whole number, such as 2.')
}

/** What is printed while it goes on, and what of it is printed when it ends or is ended. */
function openScreen(paths: readonly string[], options: Options, tally: Tally) {
  const say = options.quiet
    ? () => true
    : (text: string) => text === '' || process.stdout.write(text)
  let output: Output | undefined
  let isSingle = false
  // How many a folder or a stream holds is not known before it was read.
  const progress = startProgress('verified', undefined, options.quiet ? silent : process.stderr)
  const open = (kind: OutputKind) => {
    output = createOutput(kind, process.stdout.isTTY ? process.stdout.columns : undefined)
    return output
  }
  const summarize = (isWhole: boolean) => {
    progress.end()
    output ??= open(options.json ? 'json' : (options.output ?? 'table'))
    say((tally.count === 0 ? output.begin : '') + output.end(isWhole))
    if (options.quiet) return
    process.stderr.write(tally.toWarnings())
    if (isSingle && isWhole) return
    process.stderr.write(tally.toLine(isWhole))
  }
  const unwatch = onInterrupt(() => summarize(false))
  const unpipe = endWithReader(tally)
  return {
    async show(judged: JudgedMixed): Promise<void> {
      isSingle = paths.length === 1 && judged.name === paths[0]
      const kind = options.json ? 'json' : (options.output ?? (isSingle ? 'text' : 'table'))
      const begin = output ? '' : open(kind).begin
      progress.clear()
      if (!say(begin + output?.write(judged))) await once(process.stdout, 'drain')
      progress.update(tally.count)
    },
    async end(): Promise<void> {
      unwatch()
      summarize(true)
      unpipe()
    },
  }
}

const silent = { write: () => true }

/** Whoever reads the output may have seen enough. What was not read after that is not known to be good. */
function endWithReader(tally: Tally): () => void {
  const stop = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(worstExitCode([tally.exitCode, exitCodes.unknown]))
  }
  process.stdout.on('error', stop)
  return () => process.stdout.off('error', stop)
}
