import { basename, dirname } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { type BatchFolder, openBatch } from '../src/adapters/node/batch/openBatch.ts'
import { readSuperseded } from '../src/adapters/node/batch/readSuperseded.ts'
import { toPlannedAnchor } from '../src/issuer/anchoring/toPlannedAnchor.ts'
import { planChanges } from '../src/issuer/changes/planChanges.ts'
import { toProgress } from '../src/issuer/journal/toProgress.ts'
import { isContractAccount } from '../src/registry/isContractAccount.ts'
import { type AnchoredBatch, anchorJournal, describePlan } from './anchorJournal.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { type PriceOptions, withPriceOptions } from './network/priceOptions.ts'
import type { SigningOptions } from './network/readSigner.ts'
import type { ProjectMember } from './project/withProject.ts'
import { assertExecuted, proposeOn } from './proposeOn.ts'
import { relayOn } from './relayOn.ts'
import { describeChanges, sendChanges } from './sendChanges.ts'
import { confirm } from './terminal/confirm.ts'
import { type CostOptions, withCostOptions } from './terminal/costOptions.ts'
import { describeAnchorEvent } from './terminal/describeAnchorEvent.ts'
import { describeGas, toJsonReceipt } from './terminal/describeGas.ts'
import { requireBatch } from './terminal/requireBatch.ts'
import { showPlan } from './terminal/showPlan.ts'

/** Options of what writes to the chain. */
export type AnchorCommandOptions = NetworkOptions &
  SigningOptions &
  PriceOptions &
  CostOptions & { final?: boolean; relay?: string; within?: number; propose?: string }

/** `cairn anchor`: a batch onto the chain. */
export function anchorCommand(): Command {
  return withAnchorOptions(new Command('anchor'))
    .argument('<batch>', 'folder that `cairn issue` wrote, or the manifest in it')
    .action(anchor)
}

/** Adds the options of what anchors a batch. */
export function withAnchorOptions(
  command: Command,
  members: readonly ProjectMember[] = [],
): Command {
  return withPriceOptions(withCostOptions(withNetworkOptions(command, members)))
    .option('--final', 'wait until the anchor is final')
    .option('--propose <file>', 'send nothing: write it down for the owners of a contract wallet')
    .option('--relay <url>', 'have it anchored with those of others, by who runs a relay')
    .option('--within <minutes>', 'how long the relay may take (default: 1440)', parseMinutes)
}

async function anchor(path: string, options: AnchorCommandOptions): Promise<void> {
  await anchorFolder(basename(path) === 'manifest.json' ? dirname(path) : path, options)
}

/** Anchors the batch in a folder. */
export async function anchorFolder(folder: string, options: AnchorCommandOptions): Promise<void> {
  await requireBatch(folder)
  const batch = await openBatch(folder)
  try {
    await withNetwork(options, (network) => anchorOn(network, batch, options))
  } finally {
    await batch.close()
  }
}

/** Shows what will be done, asks, does it, and says what was done. */
export async function anchorOn(
  network: Network,
  batch: BatchFolder,
  options: AnchorCommandOptions,
): Promise<void> {
  const { json } = options
  const { journal } = batch
  if (options.propose !== undefined) return proposeOn(network, batch, options.propose, options)
  const { aggregated, agreed } = toProgress(journal.entries)
  const relay = options.relay ?? (aggregated && agreed?.relay)
  if (relay !== undefined) return relayOn(network, batch, { ...options, relay })
  const isNew = ['signed', 'agreed'].includes(toProgress(journal.entries).state ?? '')
  const renewal = await planRenewal(network, batch, options)
  const { maxCost } = renewal
  const isByContract = await isContractAccount(network.rpc, keyOf(batch))
  if (isByContract) await assertExecuted(network, batch)
  const plan =
    isNew && !isByContract
      ? `${await describePlan(network, journal, { ...options, maxCost })}${renewal.text}`
      : `Go on with the batch, which is \`${toProgress(journal.entries).state}\`.`
  if (options.dryRun) return showPlan(plan, options)
  // What was begun was agreed to.
  if (isNew && !isByContract) await confirm(plan, { yes: options.yes || network.isEmbedded })
  const anchored = await anchorJournal(network, journal, {
    untilFinal: options.final === true,
    isByContract,
    say: (event) => process.stderr.write(`${describeAnchorEvent(event)}\n`),
    ...(maxCost !== undefined && { maxCost }),
  })
  const superseded = { name: 'supersede', reason: 'unspecified' } as const
  const receipts = await sendChanges(network, renewal.changes, superseded)
  const { signed } = toProgress(journal.entries)
  process.stdout.write(
    json
      ? `${JSON.stringify({ version: 1, root: signed?.root, ...anchored, superseded: receipts.map(toJsonReceipt) })}\n`
      : [
          describeAnchored(anchored),
          ...receipts.map((receipt) => `Superseded: ${describeGas(receipt)}.`),
          '',
        ].join('\n'),
  )
}

function keyOf({ journal }: BatchFolder) {
  return toPlannedAnchor(toProgress(journal.entries)).key
}

/** What is to be superseded once the batch is anchored, and what may be paid for the anchor then. */
async function planRenewal(network: Network, batch: BatchFolder, { maxCost }: CostOptions) {
  const proofs = await readSuperseded(batch)
  const { rpc } = network
  const name = 'supersede'
  const changes = proofs.length === 0 ? [] : await planChanges({ rpc, proofs, name })
  const { text, cost } = await describeChanges(network, changes, { name, maxCost })
  return {
    changes,
    text: text === '' ? '' : `\nThen mark as superseded${text}`,
    maxCost: maxCost === undefined ? undefined : maxCost - cost,
  }
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

function parseMinutes(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a number of minutes, 1 or more.')
}
