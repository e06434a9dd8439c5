import { Command } from 'commander'
import { BatchFolderError } from '../src/adapters/node/batch/BatchFolderError.ts'
import { findKnownAwards } from '../src/adapters/node/batch/findKnownAwards.ts'
import { type AccountId, parseAccountId } from '../src/base/accountId.ts'
import type { Address } from '../src/base/hex.ts'
import { estimateAnchor } from '../src/issuer/estimate/estimateAnchor.ts'
import { toMoney } from '../src/issuer/estimate/Price.ts'
import type { RosterRow } from '../src/issuer/roster/RosterRow.ts'
import type { Template } from '../src/issuer/template/Template.ts'
import { type AnchorCommandOptions, anchorFolder, withAnchorOptions } from './anchor.ts'
import { withNetwork } from './network/openNetwork.ts'
import { readPrice } from './network/priceOptions.ts'
import { readSigner } from './network/readSigner.ts'
import { findOtherBatches } from './project/findOtherBatches.ts'
import { requireOption } from './project/requireOption.ts'
import { type RosterOptions, readRoster, withRoster } from './readRoster.ts'
import { describeEther } from './terminal/describeGas.ts'
import { printable } from './terminal/printable.ts'
import { showPlan } from './terminal/showPlan.ts'
import { random, writeBatch } from './writeBatch.ts'

type Options = AnchorCommandOptions &
  RosterOptions & {
    registry?: string
    key?: string
    out: string
    unsigned?: boolean
    lines?: boolean
    statusLists?: string
    again?: boolean
    config?: string
    anchor?: boolean
  }

/** `cairn issue`: from a roster to sealed credentials. */
export function issueCommand(): Command {
  return withAnchorOptions(withRoster(new Command('issue')), ['registry', 'key', 'template'])
    .option('--registry <account>', 'registry, as eip155:<chain id>:0x…')
    .option('--key <address>', 'account that will anchor the batch, 0x…')
    .requiredOption('--out <folder>', 'new folder for the credentials and the manifest')
    .option('--lines', 'write one file with a line for each credential')
    .option('--status-lists <url>', 'where `cairn status export` will be published, https://…')
    .option('--unsigned', "leave out the issuer's own proof")
    .option('--again', 'issue also what another batch of yours has already')
    .option('--anchor', 'anchor the batch, too')
    .addHelpText(
      'after',
      '\nThe Ed25519 key of the issuer: the keystore that CAIRN_SIGNING_KEYSTORE names.',
    )
    .action(issue)
}

async function issue(rosterPath: string, options: Options): Promise<void> {
  const { rows, template } = await readRoster(rosterPath, options)
  const registry = parseAccountId(requireOption(options, 'registry'))
  const account = requireOption(options, 'key')
  const { address: key } = parseAccountId(`eip155:${registry.chainId}:${account}`)
  const signer = options.unsigned ? undefined : await readSigner(options)

  const form = options.lines ? 'lines' : 'files'
  const folder = options.out
  const knownIn = await findOtherBatches(folder, options)
  if (!options.again) await assertNewAwards(rows, template, knownIn)
  if (options.dryRun) {
    const plan = `Issue ${rows.length} credentials into ${folder}.`
    if (!options.anchor) return showPlan(plan, options)
    const cost = await describeCost({ registry, key, size: rows.length }, options)
    return showPlan(`${plan}\n${cost}`, options)
  }
  const { statusLists } = options
  const source = { rows, template, registry, key, signer, form } as const
  const lists = statusLists !== undefined && { statusLists }
  const { root, size } = await writeBatch(folder, { ...source, ...lists, knownIn })
  if (options.anchor) return anchorFolder(folder, options)
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ version: 1, folder, root, size })}\n`
      : `${size} credentials in ${folder}\nroot ${root}\nNext: cairn anchor ${folder}\n`,
  )
}

/** What anchoring would cost, where there is nothing to anchor yet. */
function describeCost(
  batch: { registry: AccountId; key: Address; size: number },
  options: Options,
): Promise<string> {
  return withNetwork(options, async (network) => {
    const { gas, most } = await estimateAnchor({ rpc: network.rpc, ...batch, random })
    const price = await readPrice(network, options)
    const each = (most + BigInt(batch.size) - 1n) / BigInt(batch.size)
    const inMoney = (wei: bigint) => (price ? ` (${toMoney(wei, price)} ${price.currency})` : '')
    return [
      `Then anchor them, on ${network.name}.`,
      `Now some ${gas.toLocaleString('en')} gas, at most ${describeEther(most)}${inMoney(most)}, ${describeEther(each)}${inMoney(each)} for each credential.`,
      ...(price ? [`Price: ${price.source}.`] : []),
    ].join('\n')
  })
}

const shown = 20

/**
 * Refuses a roster that was issued already, or a part of one.
 *
 * @throws {BatchFolderError} `BATCH_AWARD_KNOWN`.
 */
async function assertNewAwards(
  rows: readonly RosterRow[],
  template: Template,
  knownIn: readonly string[],
): Promise<void> {
  const known = await findKnownAwards(rows, template, knownIn)
  if (known.length === 0) return
  const lines = known.slice(0, shown).map(({ row, folder }) => {
    return printable(`${row.achievement}, ${row.awardedOn}, ${row.name} <${row.email}>: ${folder}`)
  })
  const rest = known.length - lines.length
  throw new BatchFolderError({
    code: 'BATCH_AWARD_KNOWN',
    problem: `${known.length.toLocaleString('en')} of its awards were issued already`,
    details: rest > 0 ? [...lines, `… and ${rest.toLocaleString('en')} more`] : lines,
  })
}
