import { BaseError } from '../../base/BaseError.ts'
import type { Address } from '../../base/hex.ts'
import { RegistryError } from '../../registry/RegistryError.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { readFeed } from '../../registry/readFeed.ts'

/** What one unit of the chain's currency costs, and who says so. */
export type Price = {
  /** In units of 10^-decimals. */
  readonly amount: bigint
  readonly decimals: number
  /** A word such as `EUR`. */
  readonly currency: string
  /** For a person: who says so, and as of when. */
  readonly source: string
}

/** Thrown when a price is none. */
export class PriceError extends BaseError {
  override readonly name = 'PriceError'
  readonly code = 'PRICE_UNKNOWN'
  constructor({ problem, cause }: { problem: string; cause?: unknown }) {
    super(`There is no price: ${problem}.`, {
      metaMessages: [
        'Expected an amount as 2500.75, or the address of a price feed on this chain.',
      ],
      cause,
    })
  }
}

/**
 * A price that somebody looked up.
 *
 * @throws {PriceError}
 */
export function toPrice(text: string, currency: string): Price {
  const match = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(text)
  if (!match || !/^[A-Z]{3,5}$/.test(currency)) {
    throw new PriceError({ problem: 'it is not an amount and a currency of capital letters' })
  }
  const [, whole = '', part = ''] = match
  const source = 'as given'
  return { amount: BigInt(whole + part), decimals: part.length, currency, source }
}

/** A price older than this is no price of now, in seconds: feeds say something at least once a day. */
const longest = 90_000

/**
 * The price that a feed on the chain tells: a contract with the interface `AggregatorV3Interface`, whose description
 * ends with the currency, as `ETH / USD`.
 *
 * @param now Milliseconds since 1970.
 * @throws {PriceError} where it is no such contract, or has said nothing for a day.
 * @throws {RegistryError} where the chain cannot be read.
 */
export async function readPriceFeed(rpc: Rpc, feed: Address, now: number): Promise<Price> {
  const { description, amount, decimals, updatedAt } = await readFeed(rpc, feed).catch((cause) => {
    if (!(cause instanceof RegistryError && noFeed.has(cause.code))) throw cause
    throw new PriceError({ problem: `${feed} is no price feed`, cause })
  })
  const currency = /\/ ?([A-Z]{3,5})$/.exec(description)?.[1]
  const isOld = now / 1000 - updatedAt > longest
  if (currency === undefined || amount <= 0n || isOld) {
    throw new PriceError({ problem: `${feed} tells no price of today` })
  }
  const at = new Date(updatedAt * 1000).toISOString()
  return { amount, decimals, currency, source: `${description} of ${feed}, ${at}` }
}

const noFeed: ReadonlySet<string> = new Set(['REGISTRY_REVERTED', 'REGISTRY_BAD_ANSWER'])

/** An amount of wei as money, rounded up to six digits behind the point. */
export function toMoney(wei: bigint, { amount, decimals }: Price): string {
  const scale = 10n ** BigInt(18 + decimals)
  const millionths = (wei * amount * 1_000_000n + scale - 1n) / scale
  const digits = millionths.toString().padStart(7, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}
