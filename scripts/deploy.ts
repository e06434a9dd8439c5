import { Command } from 'commander'
import { formatAccountId } from '../src/base/accountId.ts'
import type { Address } from '../src/base/hex.ts'
import { creationCode } from '../src/registry/creationCode.ts'
import { type NetworkOptions, withNetwork, withNetworkOptions } from './network/openNetwork.ts'
import { confirm } from './terminal/confirm.ts'
import { describeGas, toJsonReceipt } from './terminal/describeGas.ts'

type Options = NetworkOptions & { yes?: boolean; json?: boolean }

/** `cairn deploy`: a registry on a chain. */
export function deployCommand(): Command {
  return withNetworkOptions(new Command('deploy'))
    .description('put a registry on a chain')
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(deploy)
}

async function deploy(options: Options): Promise<void> {
  await withNetwork(options, async (network) => {
    const sender = await network.sender()
    const plan = `Deploy a CredentialRegistry on ${network.name} from ${sender.account.address}.`
    await confirm(plan, { yes: options.yes || network.isEmbedded })
    const receipt = await sender.send({ data: creationCode })
    const address = receipt.contractAddress as Address
    const registry = formatAccountId({ chainId: network.chainId, address })
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ version: 1, registry, receipt: toJsonReceipt(receipt) })}\n`
        : `Registry ${registry}\n${describeGas(receipt)}\n`,
    )
  })
}
