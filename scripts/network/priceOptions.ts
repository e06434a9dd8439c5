import type { Command } from 'commander'
import { parseAccountId } from '../../src/base/accountId.ts'
import { type Price, readPriceFeed, toPrice } from '../../src/issuer/estimate/Price.ts'
import type { Network } from './Network.ts'

/** What the chain's currency costs, and who says so. */
export type PriceOptions = { price?: string; currency?: string; priceFeed?: string }

/** Adds the options that say what the chain's currency costs. */
export function withPriceOptions(command: Command): Command {
  return command
    .option('--price <amount>', "what one unit of the chain's currency costs")
    .option('--currency <code>', 'of --price (default: USD)')
    .option('--price-feed <address>', 'contract on the chain that tells the price')
}

/**
 * The price that was told, or that the feed tells.
 *
 * @throws {PriceError} {@link RegistryError} where the feed tells none.
 */
export async function readPrice(
  { rpc, chainId }: Network,
  { price, currency = 'USD', priceFeed }: PriceOptions,
): Promise<Price | undefined> {
  if (priceFeed !== undefined) {
    const { address } = parseAccountId(`eip155:${chainId}:${priceFeed}`)
    return readPriceFeed(rpc, address, Date.now())
  }
  return price === undefined ? undefined : toPrice(price, currency)
}
