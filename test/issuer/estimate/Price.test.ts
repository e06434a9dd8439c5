import { expect } from 'chai'
import { encodeAbiParameters, parseAbiParameters, toFunctionSelector } from 'viem'
import type { Hex } from '../../../src/base/hex.ts'
import { PriceError, readPriceFeed, toMoney, toPrice } from '../../../src/issuer/estimate/Price.ts'
import { answeringCode } from '../../support/answeringCode.ts'
import { type Chain, openChain } from '../../support/openChain.ts'

const wei = 10n ** 18n

describe('toPrice and toMoney', () => {
  it('count exactly, and round up', () => {
    expect(toMoney(wei, toPrice('2500.75', 'EUR'))).to.equal('2500.750000')
    expect(toMoney(wei / 1000n, toPrice('2500.75', 'EUR'))).to.equal('2.500750')
    expect(toMoney(1n, toPrice('2500', 'USD'))).to.equal('0.000001')
    expect(toMoney(0n, toPrice('2500', 'USD'))).to.equal('0.000000')
    expect(toMoney(3n * wei, toPrice('0.1', 'USD'))).to.equal('0.300000')
  })

  it('take nothing for a price that is none', () => {
    for (const [amount, currency] of [
      ['', 'EUR'],
      ['-1', 'EUR'],
      ['1e3', 'EUR'],
      ['1,5', 'EUR'],
      ['.5', 'EUR'],
      ['1', 'eur'],
      ['1', ''],
    ] as const) {
      expect(() => toPrice(amount, currency), amount)
        .to.throw(PriceError)
        .with.property('code', 'PRICE_UNKNOWN')
    }
  })
})

describe('readPriceFeed', () => {
  const feed = `0x${'fe'.repeat(20)}` as const
  const now = Date.parse('2026-03-01T12:00:00Z')
  let chain: Chain
  before(async () => {
    chain = await openChain()
  })
  after(() => chain.close())

  const put = async (change: { price?: bigint; description?: string; at?: number } = {}) => {
    const { price = 250_075_000_000n, description = 'ETH / USD', at = now / 1000 - 3600 } = change
    const round = parseAbiParameters('uint80, int256, uint256, uint256, uint80')
    const answers: Record<Hex, Hex> = {
      [toFunctionSelector('decimals()')]: encodeAbiParameters([{ type: 'uint8' }], [8]),
      [toFunctionSelector('description()')]: encodeAbiParameters(
        [{ type: 'string' }],
        [description],
      ),
      [toFunctionSelector('latestRoundData()')]: encodeAbiParameters(round, [
        ...([7n, price, 0n, BigInt(at), 7n] as const),
      ]),
    }
    const code = answeringCode(answers)
    await chain.rpc.request({ method: 'hardhat_setCode', params: [feed, code] })
  }
  const codeOf = (address: Hex = feed) =>
    readPriceFeed(chain.rpc, address, now).then(
      () => 'none',
      (error: { code?: string }) => error.code,
    )

  it('is what the feed says, and says who said it and when', async () => {
    await put()
    const price = await readPriceFeed(chain.rpc, feed, now)
    expect(price).to.include({ amount: 250_075_000_000n, decimals: 8, currency: 'USD' })
    expect(price.source).to.include('ETH / USD').and.include(feed).and.include('2026-03-01T11:00')
    expect(toMoney(wei, price)).to.equal('2500.750000')
  })

  it('is none where the feed is silent, odd, or is none', async () => {
    for (const change of [
      { at: now / 1000 - 90_001 },
      { price: 0n },
      { price: -1n },
      { description: 'x' },
    ]) {
      await put(change)
      expect(
        await codeOf(),
        JSON.stringify(change, (_, it) => String(it)),
      ).to.equal('PRICE_UNKNOWN')
    }
    await put({ at: now / 1000 - 90_000 })
    expect(await codeOf()).to.equal('none')
    expect(await codeOf(`0x${'77'.repeat(20)}`)).to.equal('PRICE_UNKNOWN')
    expect(await codeOf(chain.registry.address)).to.equal('PRICE_UNKNOWN')
    const away = { request: () => Promise.reject(new Error('away')) }
    const unread = await readPriceFeed(away, feed, now).catch((error: unknown) => error)
    expect(unread).to.include({ code: 'REGISTRY_UNREACHABLE' })
  })
})
