import { Command, InvalidArgumentError } from 'commander'
import { parseAccountId } from '../src/base/accountId.ts'
import { toDeployedRegistry } from '../src/deployments/toDeployedRegistry.ts'
import { type AnchorEstimate, estimateAnchor } from '../src/issuer/estimate/estimateAnchor.ts'
import { type Price, toMoney } from '../src/issuer/estimate/Price.ts'
import type { Network } from './network/Network.ts'
import { type NetworkOptions, withNetworkOptions } from './network/networkOptions.ts'
import { withNetwork } from './network/openNetwork.ts'
import { type PriceOptions, readPrice, withPriceOptions } from './network/priceOptions.ts'
import { describeEther, describeGas } from './terminal/describeGas.ts'
import { random } from './writeBatch.ts'

type Options = NetworkOptions & PriceOptions & { registry?: string; key?: string; json?: boolean }

/** `cairn estimate`: what a batch would cost, before there is one. */
export function estimateCommand(): Command {
  return withPriceOptions(withNetworkOptions(new Command('estimate'), ['registry', 'key']))
    .argument('<size>', 'number of credentials', parseSize)
    .option('--registry <account>', 'registry (default: the one that is on every chain)')
    .option('--key <address>', 'account that would anchor (default: your own)')
    .option('--json', 'print JSON')
    .action(estimate)
}

async function estimate(size: number, options: Options): Promise<void> {
  await withNetwork(options, async (network) => {
    const { rpc, chainId } = network
    const registry =
      options.registry === undefined
        ? toDeployedRegistry(chainId)
        : parseAccountId(options.registry)
    const key =
      options.key === undefined
        ? (await network.signer()).address
        : parseAccountId(`eip155:${chainId}:${options.key}`).address
    const found = await estimateAnchor({ rpc, registry, key, size, random })
    const price = await readPrice(network, options)
    const sizes = [...new Set([Math.ceil(size / 10), size, Math.min(size * 10, mostInBatch)])]
    const rows = sizes.map((count) => toRow(count, found, price))
    process.stdout.write(
      options.json
        ? `${JSON.stringify(toJson(network, found, rows, price))}\n`
        : show(network, found, rows, price),
    )
  })
}

const mostInBatch = 2 ** 32 - 1

type Row = { readonly size: number /** In wei. */; readonly each: bigint; readonly money?: string }

/** What each credential of a batch costs, rounded up. */
function toRow(size: number, { cost }: AnchorEstimate, price: Price | undefined): Row {
  const each = (cost + BigInt(size) - 1n) / BigInt(size)
  return { size, each, ...(price && { money: toMoney(each, price) }) }
}

function toJson(network: Network, found: AnchorEstimate, rows: readonly Row[], price?: Price) {
  const amounts = Object.entries(found).map(([name, amount]) => [name, String(amount)])
  return {
    version: 1,
    network: network.name,
    ...Object.fromEntries(amounts),
    ...(price && {
      money: toMoney(found.cost, price),
      currency: price.currency,
      source: price.source,
    }),
    sizes: rows.map(({ each, ...row }) => ({ ...row, each: String(each) })),
  }
}

function show(
  network: Network,
  found: AnchorEstimate,
  rows: readonly Row[],
  price?: Price,
): string {
  const { gas, gasPrice, dataFee, cost, most } = found
  const inMoney = (wei: bigint) => (price ? `, ${toMoney(wei, price)} ${price.currency}` : '')
  return [
    `A batch of any size on ${network.name}:`,
    `  now      ${describeGas({ gasUsed: gas, gasPrice })}`,
    ...(dataFee > 0n ? [`  data     ${describeEther(dataFee)}, which the rollup takes`] : []),
    `  in all   ${describeEther(cost)}${inMoney(cost)}`,
    `  at most  ${describeEther(most)}${inMoney(most)}`,
    'For each credential of a batch of',
    ...rows.map(({ size, each }) => {
      return `  ${size.toLocaleString('en').padStart(13)}  ${describeEther(each)}${inMoney(each)}`
    }),
    ...(price ? [`Price: ${price.source}.`] : []),
    '',
  ].join('\n')
}

function parseSize(text: string): number {
  const size = Number(text)
  if (/^[1-9]\d{0,9}$/.test(text) && size <= mostInBatch) return size
  throw new InvalidArgumentError('Expected a number of credentials, 1 or more.')
}
