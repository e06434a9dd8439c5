import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Address, isHex } from '../src/base/hex.ts'
import { type Change, type ChangeName, planChanges } from '../src/issuer/changes/planChanges.ts'
import { type Reason, reasons } from '../src/registry/Registry.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { toChangeCalls, writeProposal } from './propose.ts'
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

type Options = NetworkOptions &
  PickOptions &
  CostOptions & { reason: Reason; propose?: string; from?: Address }

/** A command that changes the status of credentials, which are named by files or picked from folders. */
export function toStatusCommand(command: Command, action: StatusAction): Command {
  return withCostOptions(withNetworkOptions(withPicked(command)))
    .addOption(
      new Option('--reason <word>', 'public for ever').choices(reasons).default('unspecified'),
    )
    .option('--propose <file>', 'send nothing: write it down for the owners of a contract wallet')
    .addOption(
      new Option('--from <address>', 'the contract wallet (default: key of the batch)').argParser(
        parseAddress,
      ),
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
    if (options.propose !== undefined) {
      return proposeChanges(network, changes, options.propose, { ...options, ...action })
    }
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

/** Writes down what a contract wallet is to do. */
async function proposeChanges(
  network: Network,
  changes: readonly Change[],
  file: string,
  options: Options & StatusAction,
): Promise<void> {
  if (changes.length === 0) return showPlan(options.nothing, options)
  const { from, calls } = toChangeCalls(changes, options)
  const wallet = { chainId: network.chainId, address: from }
  const description = `${options.plan}: ${options.reason}`
  const gas = await writeProposal(network, file, { wallet, name: 'Cairn', description, calls })
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ version: 1, file, calls: calls.length, gas: String(gas) })}\n`
      : `Written to ${file}, some ${gas.toLocaleString('en')} gas. Nothing was sent.\n`,
  )
}

function parseAddress(text: string): Address {
  if (isHex(text, 20)) return text.toLowerCase() as Address
  throw new InvalidArgumentError('Expected 0x and 40 hex digits.')
}
