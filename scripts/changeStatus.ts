import { type Command, Option } from 'commander'
import { type ChangeName, planChanges } from '../src/issuer/changes/planChanges.ts'
import { type Reason, reasons } from '../src/registry/Registry.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { describeChanges, sendChanges } from './sendChanges.ts'
import { confirm } from './terminal/confirm.ts'
import { type CostOptions, withCostOptions } from './terminal/costOptions.ts'
import { describeGas, toJsonReceipt } from './terminal/describeGas.ts'
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
    const limit = { name: action.name, maxCost: options.maxCost }
    const { text } = await describeChanges(network, changes, limit)
    const plan = changes.length === 0 ? action.nothing : `${action.plan}${text}`
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
