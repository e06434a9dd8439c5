import { setTimeout } from 'node:timers/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { RequestEntry, ServerLimits } from '../src/adapters/node/server/ServerOptions.ts'
import { defaultServerLimits } from '../src/adapters/node/server/ServerOptions.ts'
import { startServer } from '../src/adapters/node/server/startServer.ts'
import { languages } from '../src/verifier/languages/Language.ts'
import { type IssuerFlags, openIssuer } from './network/openIssuer.ts'
import { openVerifierOptions } from './network/openVerifier.ts'
import { type VerifierFlags, withTrustOptions } from './network/verifierFlags.ts'
import { parseAmount } from './terminal/costOptions.ts'
import { onStop } from './terminal/onStop.ts'
import { toJsonLine } from './terminal/printable.ts'

type Options = VerifierFlags &
  IssuerFlags & {
    batchSeconds: number
    host: string
    port: number
    origin?: readonly string[]
    maxBytes: number
    maxLines: number
    maxRequests: number
    maxBatches: number
    timeout: number
    batchTimeout: number
    stopTimeout: number
    quiet?: boolean
  }

const { maxBytes, maxLines, maxRequests, maxBatches, ...times } = defaultServerLimits

/** `cairn serve`: a verifier for others to ask, over HTTP. */
export function serveCommand(): Command {
  return withTrustOptions(new Command('serve'))
    .addOption(number('--port <port>', 'to listen on; 0 for any', 8080))
    .option('--host <address>', 'to listen on: others than this machine can ask', '127.0.0.1')
    .addOption(
      new Option(
        '--origin <origin>',
        'a web page that may ask, https://…; more than once',
      ).argParser((origin: string, all: readonly string[] = []) => [...all, origin]),
    )
    .addOption(new Option('--lang <language>', 'of sentences and reasons').choices(languages))
    .addOption(number('--max-bytes <n>', 'of a body, and of a line of a batch', maxBytes))
    .addOption(number('--max-lines <n>', 'of a batch', maxLines))
    .addOption(number('--max-requests <n>', 'judged at a time', maxRequests))
    .addOption(number('--max-batches <n>', 'judged at a time', maxBatches))
    .addOption(number('--timeout <seconds>', 'for a request', times.requestMilliseconds / 1000))
    .addOption(number('--batch-timeout <seconds>', 'for a batch', times.batchMilliseconds / 1000))
    .addOption(
      number(
        '--stop-timeout <seconds>',
        'to finish when it is stopped',
        times.stopMilliseconds / 1000,
      ),
    )
    .option('--issue <folder>', 'issue credentials, too, for who has the token; kept in a folder')
    .option('--issuer <id>', 'of the documents that are issued')
    .option('--registry <account>', 'where they are anchored (default: the one of every chain)')
    .option('--unsigned', "leave out the issuer's own proof")
    .addOption(number('--batch-size <n>', 'documents that make a batch', 1_000))
    .addOption(number('--batch-seconds <seconds>', 'that a document waits for others', 5))
    .option('--max-cost <amount>', 'the most that a batch or a change may cost', parseAmount)
    .option('--quiet', 'no line on standard error for each request')
    .action(serve)
}

async function serve(flags: Options): Promise<void> {
  const { options: verifier, close } = await openVerifierOptions(flags)
  try {
    const stopped = onStop()
    const issuer = flags.issue === undefined ? undefined : await openIssuer(flags.issue, flags)
    const server = await startServer({
      verifier,
      host: flags.host,
      port: flags.port,
      origins: flags.origin ?? [],
      limits: toLimits(flags),
      ...(issuer && { issuing: { ...issuer, interval: flags.batchSeconds * 1000 } }),
      ...(!flags.quiet && { onRequest: log }),
    })
    process.stdout.write(`Serving at ${server.url}; its routes: ${server.url}/openapi.json\n`)
    await stopped
    await server.stop()
    // What is under way may take long, and goes on after the next start.
    const late = setTimeout(flags.stopTimeout * 1000)
    await Promise.race([issuer?.issuing.close(), late])
  } finally {
    await close()
  }
  // Whatever is still asked of the node has nobody who waits for it.
  process.exit(0)
}

function toLimits(flags: Options): Partial<ServerLimits> {
  const { maxBytes, maxLines, maxRequests, maxBatches } = flags
  return {
    ...{ maxBytes, maxLines, maxRequests, maxBatches },
    requestMilliseconds: flags.timeout * 1000,
    batchMilliseconds: flags.batchTimeout * 1000,
    stopMilliseconds: flags.stopTimeout * 1000,
  }
}

function log(entry: RequestEntry): void {
  process.stderr.write(toJsonLine(entry))
}

function number(flags: string, description: string, value: number): Option {
  return new Option(flags, description).default(value).argParser((text) => {
    if (/^[0-9]{1,10}$/.test(text)) return Number(text)
    throw new InvalidArgumentError('Expected a whole number.')
  })
}
