import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { openJournal } from '../src/adapters/node/batch/openJournal.ts'
import { readSealed } from '../src/adapters/node/batch/readSealed.ts'
import { utf8 } from '../src/base/bytes.ts'
import { parseCredential } from '../src/credential/parseCredential.ts'
import { parseJson } from '../src/credential/parseJson.ts'
import { toPlannedAnchor } from '../src/issuer/anchoring/toPlannedAnchor.ts'
import { buildStatusLists } from '../src/issuer/buildStatusLists.ts'
import { toProgress } from '../src/issuer/journal/toProgress.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { readSigner, type SigningOptions } from './network/readSigner.ts'
import { UsageError } from './terminal/fail.ts'
import { requireBatch } from './terminal/requireBatch.ts'

const dayInMilliseconds = 86_400_000

type Options = NetworkOptions & SigningOptions & { out: string; validDays?: number; json?: boolean }

/** `cairn status`: what the chain says, for those who do not ask it. */
export function statusCommand(): Command {
  const exporting = withNetworkOptions(new Command('export'))
    .description('write the signed status lists of a batch, as the chain has it')
    .argument('<batch>', 'folder of a batch that was issued with `--status-lists`')
    .requiredOption('--out <folder>', 'where to write revocation.json and suspension.json')
    .option('--valid-days <n>', 'how long they are good, from their block on', parseDays)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe Ed25519 key of the issuer: the keystore that CAIRN_SIGNING_KEYSTORE names.',
    )
    .action(exportLists)
  return new Command('status').addCommand(exporting)
}

async function exportLists(folder: string, options: Options): Promise<void> {
  const progress = await readProgress(folder)
  const batch = toPlannedAnchor(progress)
  const statusLists = progress.planned?.statusLists
  if (statusLists === undefined) {
    const advice = 'Its credentials name no lists: issue with `--status-lists`.'
    throw new UsageError(`The batch in ${folder} has no status lists.`, advice)
  }
  const { validDays } = options
  const [issuerId, signer] = await Promise.all([readIssuerId(folder), readSigner(options)])
  await withNetwork(options, async ({ rpc }) => {
    const validFor = validDays !== undefined && { validFor: validDays * dayInMilliseconds }
    const made = { rpc, batch, statusLists, issuerId, signer, ...validFor }
    const lists = Object.entries(await buildStatusLists(made))
    await mkdir(options.out, { recursive: true })
    for (const [purpose, list] of lists) {
      await replaceFile(join(options.out, `${purpose}.json`), `${JSON.stringify(list, null, 2)}\n`)
    }
    const urls = lists.map(([, { id }]) => String(id))
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ version: 1, lists: urls })}\n`
        : `Written to ${options.out}. Publish them as\n${urls.map((url) => `  ${url}\n`).join('')}`,
    )
  })
}

async function readProgress(folder: string) {
  const journal = await openJournal(await requireBatch(folder))
  await journal.close()
  return toProgress(journal.entries)
}

async function readIssuerId(folder: string): Promise<string> {
  for await (const { text } of readSealed(folder)) {
    return parseCredential(parseJson(utf8(text))).issuerId
  }
  throw new UsageError(`There are no credentials in ${folder}.`)
}

/** Whoever serves the file has the old one or the new one, never half of one. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { flush: true })
  await rename(`${path}.new`, path)
}

function parseDays(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a number of days, 1 or more.')
}
