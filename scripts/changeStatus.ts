import { type Command, Option } from 'commander'
import { type Change, type ChangeName, planChanges } from '../src/issuer/changes/planChanges.ts'
import { quoteChanges } from '../src/issuer/changes/quoteChanges.ts'
import { createRegistryWriter } from '../src/registry/createRegistryWriter.ts'
import { type Reason, type Receipt, reasons } from '../src/registry/Registry.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { confirm } from './terminal/confirm.ts'
import { type CostOptions, withCostOptions } from './terminal/costOptions.ts'
import { describeEther, describeGas, toJsonReceipt } from './terminal/describeGas.ts'
import { type PickOptions, pickCredentials, withPicked } from './terminal/pickCredentials.ts'
import { showPlan } from './terminal/showPlan.ts'

/** What is done to credentials that are out already. */
export type StatusAction = {
  readonly name: ChangeName
  /** For a person: what will be done. */
  readonly plan: string
  readonly done: string
  readonly nothing: string
}

type Options = NetworkOptions & PickOptions & CostOptions & { reason: Reason }

/** A command that changes the status of credentials, which are named by files or picked from folders. */
export function toStatusCommand(command: Command, action: StatusAction): Command {
  return withCostOptions(withNetworkOptions(withPicked(command)))
    .addOption(
      new Option('--reason <word>', 'public for ever').choices(reasons).default('unspecified'),
    )
    .action((paths: readonly string[], options: Options) => changeStatus(paths, options, action))
}

async function changeStatus(
  paths: readonly string[],
  options: Options,
  action: StatusAction,
): Promise<void> {
  const picked = await pickCredentials(paths, options)
  const proofs = picked.flatMap((credential) => credential.proofs)
  await withNetwork(options, async (network) => {
    const changes = await planChanges({ rpc: network.rpc, proofs, name: action.name })
    const plan =
      changes.length === 0
        ? action.nothing
        : `${action.plan}${await describeChanges(network, changes, { ...options, ...action })}`
    if (options.dryRun) return showPlan(plan, options)
    if (changes.length > 0) await confirm(plan, { yes: options.yes || network.isEmbedded })
    const receipts = await sendChanges(network, changes, { ...options, ...action })
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ version: 1, receipts: receipts.map(toJsonReceipt) })}\n`
        : receipts.map((receipt) => `${action.done}: ${describeGas(receipt)}\n`).join('') ||
            `${action.nothing}\n`,
    )
  })
}

const shown = 20

async function describeChanges(
  network: Network,
  changes: readonly Change[],
  { name, maxCost }: { name: ChangeName; maxCost?: bigint },
): Promise<string> {
  const { rpc } = network
  const from = network.signer().address
  const limit = maxCost !== undefined && { maxCost }
  const { gas, cost } = await quoteChanges({ rpc, from, changes, name, ...limit })
  const all = changes.flatMap(({ root, indexes }) => indexes.map((index) => ({ root, index })))
  const rest = all.length - shown
  return [
    `, on ${network.name}:`,
    ...all.slice(0, shown).map(({ root, index }) => `  position ${index} of ${root}`),
    ...(rest > 0 ? [`  and ${rest.toLocaleString('en')} more`] : []),
    `Now at most ${gas.toLocaleString('en')} gas and ${describeEther(cost)}.`,
  ].join('\n')
}

/** Sends one transaction after the other; what one of them wrote stays, whatever becomes of the next. */
async function sendChanges(
  network: Network,
  changes: readonly Change[],
  { name, reason }: { name: ChangeName; reason: Reason },
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = []
  if (changes.length === 0) return receipts
  const sender = await network.sender()
  for (const { registry, key, root, indexes } of changes) {
    const writer = createRegistryWriter({ sender, registry })
    receipts.push(await writer[name]({ anchorKey: key, root, indexes, reason }))
  }
  return receipts
}
