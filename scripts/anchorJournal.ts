import { setTimeout } from 'node:timers/promises'
import type { JournalFile } from '../src/adapters/node/batch/openJournal.ts'
import type { AnchorEvent } from '../src/issuer/anchoring/AnchorOptions.ts'
import { type Anchored, anchorBatch } from '../src/issuer/anchoring/anchorBatch.ts'
import { assertAffordable, quoteAnchor } from '../src/issuer/anchoring/signAnchor.ts'
import { assertKeyOf, toPlannedAnchor } from '../src/issuer/anchoring/toPlannedAnchor.ts'
import { toMoney } from '../src/issuer/estimate/Price.ts'
import type { MinedTransaction } from '../src/issuer/journal/JournalEntry.ts'
import { toProgress } from '../src/issuer/journal/toProgress.ts'
import { readFees } from '../src/registry/readAccountState.ts'
import type { Network } from './network/Network.ts'
import { type PriceOptions, readPrice } from './network/priceOptions.ts'
import { describeEther } from './terminal/describeGas.ts'

/** How a batch is anchored. */
export type AnchorJournalOptions = {
  /** In wei. */
  readonly maxCost?: bigint
  /** Waits until the anchor is final. */
  readonly untilFinal?: boolean
  /** Whether a contract wallet anchors: then nothing is sent from here. */
  readonly isByContract?: boolean
  readonly say?: (event: AnchorEvent) => void
}

/** Where the anchor is, and what it cost, where this account wrote it. */
export type AnchoredBatch = Anchored & { readonly transaction?: MinedTransaction | undefined }

/** Takes a sealed batch to the chain, from wherever its journal stands. */
export async function anchorJournal(
  network: Network,
  journal: JournalFile,
  options: AnchorJournalOptions = {},
): Promise<AnchoredBatch> {
  const { maxCost, untilFinal = false, isByContract = false, say } = options
  const anchored = await anchorBatch({
    journal,
    rpc: network.rpc,
    ...(!isByContract && { signer: await network.signer() }),
    untilMined: !untilFinal,
    interval: network.isEmbedded ? 1 : 1_000,
    wait: (milliseconds) => setTimeout(milliseconds),
    ...(maxCost !== undefined && { maxCost }),
    ...(say && { onEvent: say }),
  })
  const mined = journal.entries.findLast((entry) => entry.state === 'mined')
  return { ...anchored, transaction: mined?.transaction }
}

/**
 * What anchoring will do, for a person: what is written where, and what it costs at most.
 *
 * @throws {AnchorError} where that is more than is allowed, or than the account has.
 */
export async function describePlan(
  network: Network,
  journal: JournalFile,
  { maxCost, ...options }: PriceOptions & { maxCost?: bigint | undefined } = {},
): Promise<string> {
  const progress = toProgress(journal.entries)
  const plan = toPlannedAnchor(progress)
  const signer = await network.signer()
  assertKeyOf(plan, signer)
  const payer = { rpc: network.rpc, signer, plan, ...(maxCost !== undefined && { maxCost }) }
  const quote = await quoteAnchor(payer, await readFees(network.rpc))
  await assertAffordable(payer, quote)
  const price = await readPrice(network, options)
  const each = (quote.cost + BigInt(plan.size) - 1n) / BigInt(plan.size)
  const inMoney = (wei: bigint) => (price ? ` (${toMoney(wei, price)} ${price.currency})` : '')
  return [
    `Anchor ${plan.size.toLocaleString('en')} credentials in ${progress.planned?.registry}, on ${network.name}.`,
    `Now at most ${quote.gas.toLocaleString('en')} gas and ${describeEther(quote.cost)}${inMoney(quote.cost)}, ${describeEther(each)}${inMoney(each)} for each credential.`,
    quote.dataFee > 0n ? `${describeEther(quote.dataFee)} of it is for data.` : '',
    price ? `Price: ${price.source}.` : '',
    maxCost === undefined
      ? 'Where it is stuck it is sent again for more; `--max-cost` sets a limit.'
      : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
}
