import { Command } from 'commander'
import { formatAccountId } from '../src/base/accountId.ts'
import { type DeploymentReceipts, deployContracts } from '../src/deployer/deployContracts.ts'
import { contractNames, hasProxy, readDeployments } from '../src/deployer/readDeployments.ts'
import { deploymentProxy } from '../src/deployments/deploymentProxy.ts'
import { type ContractName, deployments } from '../src/deployments/deployments.ts'
import { toDeployedRegistry } from '../src/deployments/toDeployedRegistry.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { confirm } from './terminal/confirm.ts'
import { describeEther, describeGas, toJsonReceipt } from './terminal/describeGas.ts'

type Options = NetworkOptions & { yes?: boolean; json?: boolean }

/** `cairn deploy`: the contracts of this version on a chain. */
export function deployCommand(): Command {
  return withNetworkOptions(new Command('deploy'))
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(deploy)
}

async function deploy(options: Options): Promise<void> {
  await withNetwork(options, async (network) => {
    const present = await readDeployments(network.rpc)
    const missing = contractNames.filter((name) => !present.has(name))
    const receipts = await deployMissing(network, missing, options)
    process.stdout.write(
      options.json ? `${JSON.stringify(toJson(network, receipts))}\n` : show(network, receipts),
    )
  })
}

async function deployMissing(
  network: Network,
  missing: readonly ContractName[],
  { yes }: Options,
): Promise<DeploymentReceipts> {
  if (missing.length === 0) return { proxy: [], contracts: {} }
  const sender = await network.sender()
  const proxy = (await hasProxy(network.rpc)) ? '' : describeProxy()
  const plan = `Deploy ${missing.join(', ')}${proxy} on ${network.name} from ${sender.account.address}.`
  await confirm(plan, { yes: yes || network.isEmbedded })
  return deployContracts({ rpc: network.rpc, sender })
}

function describeProxy(): string {
  const { cost, creator } = deploymentProxy
  return `, after the deployment proxy that creates them (at most ${describeEther(cost)} for its creator ${creator}),`
}

function toJson(network: Network, { proxy, contracts }: DeploymentReceipts) {
  const entries = contractNames.map((name) => {
    const receipt = contracts[name]
    return [
      name,
      { account: toAccount(network, name), receipt: receipt ? toJsonReceipt(receipt) : null },
    ]
  })
  return {
    version: 1,
    registry: formatAccountId(toDeployedRegistry(network.chainId)),
    contracts: Object.fromEntries(entries),
    proxy: proxy.map(toJsonReceipt),
  }
}

function show(network: Network, { proxy, contracts }: DeploymentReceipts): string {
  const lines = contractNames.map((name) => {
    const receipt = contracts[name]
    const cost = receipt ? describeGas(receipt) : 'It was there already.'
    return `${name} ${toAccount(network, name)}\n${cost}\n`
  })
  const before = proxy.map((receipt) => `Deployment proxy: ${describeGas(receipt)}\n`)
  return [...before, ...lines].join('')
}

function toAccount({ chainId }: Network, name: ContractName): string {
  return formatAccountId({ chainId, address: deployments[name].address })
}
