import { expect } from 'chai'
import { network } from 'hardhat'
import { createRoots, packIndexes, scatterIndexes } from './support/batches.ts'
import { GasMeter } from './support/GasMeter.ts'
import { addAccount } from './support/keys.ts'

const ANCHOR_SIZES = [1, 176, 177, 1_000, 4_294_967_295]
const ANCHOR_CEILING = 46_500

const MULTIKEY = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'

const REVOCATIONS = [
  { count: 1, size: 176, ceiling: 35_000 },
  { count: 10, size: 176, ceiling: 36_500 },
  { count: 100, size: 176, ceiling: 53_000 },
  { count: 10, size: 10_000, ceiling: 44_000 },
  { count: 1_000, size: 10_000, ceiling: 1_050_000 },
]

// By whom, and what that may cost more than by the key of the anchor itself.
const REVOKERS = [
  { by: 'another key', ceiling: 4_300 },
  { by: 'the controller', ceiling: 4_300 },
] as const

// Whole transactions, as a wallet pays for them: warm contract, cold slots, no zero bytes.
describe('gas', () => {
  const meter = new GasMeter()
  const nextRoot = createRoots()

  async function deployUsed() {
    const { ethers } = await network.create()
    const [key, other, controller] = await ethers.getSigners()
    const registry = await ethers.deployContract('CredentialRegistry')
    await (await registry.anchor(nextRoot(), 1)).wait()
    return { key: key!, other: other!, controller: controller!, registry }
  }

  async function deployWithIssuer() {
    const used = await deployUsed()
    const { key, other, controller, registry } = used
    await (await registry.createIssuer(controller, 'did:web:uni.example', '')).wait()
    await (await addAccount(registry, { issuerId: 1, controller, key, roles: 7 })).wait()
    await (await addAccount(registry, { issuerId: 1, controller, key: other, roles: 7 })).wait()
    return used
  }

  for (const size of ANCHOR_SIZES) {
    it(`anchors a batch of ${size}`, async () => {
      const { registry } = await deployUsed()

      const gas = await meter.measure(
        `anchor a batch of ${size}`,
        registry.anchor(nextRoot(), size),
      )

      expect(gas).to.be.at.most(ANCHOR_CEILING)
    })
  }

  for (const { count, size, ceiling } of REVOCATIONS) {
    it(`revokes ${count} of ${size}`, async () => {
      const { key, registry } = await deployUsed()
      const root = nextRoot()
      await (await registry.anchor(root, size)).wait()
      const indexes = packIndexes(scatterIndexes({ count, size }))

      const gas = await meter.measure(
        `revoke ${count} of ${size}`,
        registry.revoke(key.address, root, indexes, 1),
      )

      expect(gas).to.be.at.most(ceiling)
    })

    it(`revokes ${count} of ${size} by a key of an issuer`, async () => {
      const { key, registry } = await deployWithIssuer()
      const root = nextRoot()
      await (await registry.anchor(root, size)).wait()
      const indexes = packIndexes(scatterIndexes({ count, size }))

      const gas = await meter.measure(
        `revoke ${count} of ${size} by a key of an issuer`,
        registry.revoke(key.address, root, indexes, 1),
      )

      expect(gas).to.be.at.most(ceiling)
    })

    for (const { by, ceiling: more } of REVOKERS) {
      it(`revokes ${count} of ${size} by ${by}`, async () => {
        const { key, other, controller, registry } = await deployWithIssuer()
        const root = nextRoot()
        await (await registry.anchor(root, size)).wait()
        const indexes = packIndexes(scatterIndexes({ count, size }))
        const revoker = by === 'another key' ? other : controller

        const gas = await meter.measure(
          `revoke ${count} of ${size} by ${by}`,
          registry.connect(revoker).revoke(key.address, root, indexes, 1),
        )

        const own = meter.measured[`revoke ${count} of ${size} by a key of an issuer`]!
        expect(gas - own).to.be.at.most(more)
      })
    }
  }

  it('suspends one', async () => {
    const { key, registry } = await deployUsed()
    const root = nextRoot()
    await (await registry.anchor(root, 176)).wait()

    await meter.measure(
      'suspend 1 of 176',
      registry.suspend(key.address, root, packIndexes([100]), 1),
    )
  })

  it('revokes one without an anchor', async () => {
    const { key, registry } = await deployUsed()

    await meter.measure(
      'revoke 1 without an anchor',
      registry.revoke(key.address, nextRoot(), packIndexes([100]), 1),
    )
  })

  it('creates an issuer', async () => {
    const { controller, registry } = await deployWithIssuer()

    await meter.measure(
      'create an issuer',
      registry.createIssuer(
        controller.address,
        'did:web:academy.example',
        'https://academy.example',
      ),
    )
  })

  it('adds, ends and declares keys', async () => {
    const { key, controller, registry } = await deployUsed()
    await (await registry.createIssuer(controller, 'did:web:uni.example', '')).wait()
    const byController = registry.connect(controller)
    const never = 2n ** 40n - 1n

    await meter.measure(
      'add a key',
      addAccount(registry, { issuerId: 1, controller, key, roles: 7 }),
    )
    await meter.measure('end a key', byController.endKey(key.address, never))
    await meter.measure(
      'declare a key compromised',
      byController.declareKeyCompromised(key.address, 1),
    )
    await meter.measure('add an assertion key', byController.addAssertionKey(1, MULTIKEY))
  })

  it('costs what the snapshot says', () => meter.expectSnapshot('gas'))
})
