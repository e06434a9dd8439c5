import { basename, dirname } from 'node:path'
import { Command } from 'commander'
import { type JournalFile, openJournal } from '../src/adapters/node/batch/openJournal.ts'
import { toProgress } from '../src/issuer/journal/toProgress.ts'
import { type AnchoredBatch, anchorJournal, describePlan } from './anchorJournal.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { confirm } from './terminal/confirm.ts'
import { type CostOptions, withCostOptions } from './terminal/costOptions.ts'
import { describeAnchorEvent } from './terminal/describeAnchorEvent.ts'
import { describeGas } from './terminal/describeGas.ts'
import { requireBatch } from './terminal/requireBatch.ts'
import { showPlan } from './terminal/showPlan.ts'

/** Options of what writes to the chain. */
export type AnchorCommandOptions = NetworkOptions & CostOptions & { final?: boolean }

/** `cairn anchor`: a batch onto the chain. */
export function anchorCommand(): Command {
  return withAnchorOptions(new Command('anchor'))
    .argument('<batch>', 'folder that `cairn issue` wrote, or the manifest in it')
    .action(anchor)
}

/** Adds the options of what anchors a batch. */
export function withAnchorOptions(command: Command): Command {
  return withCostOptions(withNetworkOptions(command)).option(
    '--final',
    'wait until the anchor is final',
  )
}

async function anchor(path: string, options: AnchorCommandOptions): Promise<void> {
  await anchorFolder(basename(path) === 'manifest.json' ? dirname(path) : path, options)
}

/** Anchors the batch in a folder. */
export async function anchorFolder(folder: string, options: AnchorCommandOptions): Promise<void> {
  const journal = await openJournal(await requireBatch(folder))
  try {
    await withNetwork(options, (network) => anchorOn(network, journal, options))
  } finally {
    await journal.close()
  }
}

/** Shows what will be done, asks, does it, and says what was done. */
export async function anchorOn(
  network: Network,
  journal: JournalFile,
  options: AnchorCommandOptions,
): Promise<void> {
  const { maxCost, json } = options
  const { state } = toProgress(journal.entries)
  const isNew = state === 'signed'
  const plan = isNew
    ? await describePlan(network, journal, maxCost)
    : `Go on with the batch, which is \`${state}\`.`
  if (options.dryRun) return showPlan(plan, options)
  // What was begun was agreed to.
  if (isNew) await confirm(plan, { yes: options.yes || network.isEmbedded })
  const anchored = await anchorJournal(network, journal, {
    untilFinal: options.final === true,
    say: (event) => process.stderr.write(`${describeAnchorEvent(event)}\n`),
    ...(maxCost !== undefined && { maxCost }),
  })
  const { signed } = toProgress(journal.entries)
  process.stdout.write(
    json
      ? `${JSON.stringify({ version: 1, root: signed?.root, ...anchored })}\n`
      : `${describeAnchored(anchored)}\n`,
  )
}

function describeAnchored({ state, transaction }: AnchoredBatch): string {
  const cost = transaction && describeGas(toAmounts(transaction))
  const end = state === 'final' ? 'Final.' : 'Not final yet: `cairn resume --final` waits for that.'
  return `Anchored${cost ? ` for ${cost}` : ''}. ${end}`
}

/** The amounts of a transaction as numbers. */
export function toAmounts({ gasUsed, gasPrice }: { gasUsed: string; gasPrice: string }) {
  return { gasUsed: BigInt(gasUsed), gasPrice: BigInt(gasPrice) }
}
