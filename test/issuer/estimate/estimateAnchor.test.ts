import { expect } from 'chai'
import { encodeAbiParameters, toFunctionSelector } from 'viem'
import type { Hex } from '../../../src/base/hex.ts'
import { estimateAnchor } from '../../../src/issuer/estimate/estimateAnchor.ts'
import { answeringCode } from '../../support/answeringCode.ts'
import { createRandom } from '../../support/createRandom.ts'
import { type Chain, openChain, toAccount } from '../../support/openChain.ts'

const oracle = '0x420000000000000000000000000000000000000f'
const uint = (value: bigint): Hex => encodeAbiParameters([{ type: 'uint256' }], [value])

describe('estimateAnchor', () => {
  let chain: Chain
  before(async () => {
    chain = await openChain()
  })
  after(() => chain.close())

  const key = toAccount(0).address.toLowerCase() as Hex
  const estimate = (size = 250) => {
    const { rpc, registry } = chain
    return estimateAnchor({ rpc, registry, key, size, random: createRandom('estimate') })
  }
  const putOracle = (answers: Readonly<Record<Hex, Hex>>) =>
    chain.rpc.request({ method: 'hardhat_setCode', params: [oracle, answeringCode(answers)] })

  it('is what anchoring costs then', async () => {
    const { gas, gasPrice, cost, most, dataFee } = await estimate()
    const receipt = await chain.writer(0).anchor({ root: `0x${'ab'.repeat(32)}`, size: 250 })
    expect(Math.abs(Number(gas - receipt.gasUsed))).to.be.below(500)
    expect(dataFee).to.equal(0n)
    expect(cost).to.equal(gas * gasPrice)
    expect(most >= cost).to.equal(true)
  })

  it('is the same for a batch of any size, but for a few bytes', async () => {
    const [one, all] = [await estimate(1), await estimate(2 ** 32 - 1)]
    expect(Number(all.gas - one.gas)).to.be.within(0, 100)
  })

  it('has what a rollup takes for data, and for whoever runs it', async () => {
    const before = await estimate()
    const ofData = { [toFunctionSelector('getL1Fee(bytes)')]: uint(1_000_000n) }
    await putOracle(ofData)
    const older = await estimate()
    expect(older.dataFee).to.equal(1_000_000n)
    expect(older.cost - older.gas * older.gasPrice).to.equal(1_000_000n)
    await putOracle({ ...ofData, [toFunctionSelector('getOperatorFee(uint256)')]: uint(77n) })
    const newer = await estimate()
    expect(newer.dataFee).to.equal(1_000_077n)
    expect(newer.gas).to.equal(before.gas)
  })

  it('is none where the fee for data cannot be told, or there is no registry', async () => {
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => 'none',
        (error: { code?: string }) => error.code,
      )
    await putOracle({})
    expect(await codeOf(estimate())).to.equal('REGISTRY_REVERTED')
    await putOracle({ [toFunctionSelector('getL1Fee(bytes)')]: '0x01' })
    expect(await codeOf(estimate())).to.equal('REGISTRY_BAD_ANSWER')
    const registry = { ...chain.registry, address: `0x${'12'.repeat(20)}` } as const
    const nowhere = { rpc: chain.rpc, registry, key, size: 1, random: createRandom('x') }
    expect(await codeOf(estimateAnchor(nowhere))).to.equal('REGISTRY_NOT_FOUND')
  })
})
