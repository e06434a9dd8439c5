import { expect } from 'chai'
import type { ContractTransactionResponse } from 'ethers'
import { network } from 'hardhat'
import { createRoots, packIndexes, scatterIndexes } from './support/batches.ts'
import { expectSnapshot } from './support/expectSnapshot.ts'

const ANCHOR_SIZES = [1, 176, 177, 1_000, 4_294_967_295]
const ANCHOR_CEILING = 46_500

const REVOCATIONS = [
  { count: 1, size: 176, ceiling: 35_000 },
  { count: 10, size: 176, ceiling: 36_500 },
  { count: 100, size: 176, ceiling: 53_000 },
  { count: 10, size: 10_000, ceiling: 44_000 },
  { count: 1_000, size: 10_000, ceiling: 1_050_000 },
]

// Whole transactions, as a wallet pays for them: warm contract, cold slots, no zero bytes.
describe('gas', () => {
  const measured: Record<string, number> = {}
  const nextRoot = createRoots()

  async function deployUsed() {
    const { ethers } = await network.create()
    const [key] = await ethers.getSigners()
    const registry = await ethers.deployContract('CredentialRegistry')
    await (await registry.anchor(nextRoot(), 1)).wait()
    return { key: key!.address, registry }
  }

  async function measure(row: string, sent: Promise<ContractTransactionResponse>): Promise<number> {
    const receipt = await (await sent).wait()
    const gas = Number(receipt!.gasUsed)
    measured[row] = gas
    return gas
  }

  for (const size of ANCHOR_SIZES) {
    it(`anchors a batch of ${size}`, async () => {
      const { registry } = await deployUsed()

      const gas = await measure(`anchor a batch of ${size}`, registry.anchor(nextRoot(), size))

      expect(gas).to.be.at.most(ANCHOR_CEILING)
    })
  }

  for (const { count, size, ceiling } of REVOCATIONS) {
    it(`revokes ${count} of ${size}`, async () => {
      const { key, registry } = await deployUsed()
      const root = nextRoot()
      await (await registry.anchor(root, size)).wait()
      const indexes = packIndexes(scatterIndexes({ count, size }))

      const gas = await measure(
        `revoke ${count} of ${size}`,
        registry.revoke(key, root, indexes, 1),
      )

      expect(gas).to.be.at.most(ceiling)
    })
  }

  it('suspends one', async () => {
    const { key, registry } = await deployUsed()
    const root = nextRoot()
    await (await registry.anchor(root, 176)).wait()

    await measure('suspend 1 of 176', registry.suspend(key, root, packIndexes([100]), 1))
  })

  it('revokes one without an anchor', async () => {
    const { key, registry } = await deployUsed()

    await measure(
      'revoke 1 without an anchor',
      registry.revoke(key, nextRoot(), packIndexes([100]), 1),
    )
  })

  it('costs what the snapshot says', () => expectSnapshot('gas', measured))
})
