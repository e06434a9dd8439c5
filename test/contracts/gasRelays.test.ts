import { expect } from 'chai'
import { id } from 'ethers'
import { network } from 'hardhat'
import { createRoots, packIndexes, scatterIndexes } from './support/batches.ts'
import { GasMeter } from './support/GasMeter.ts'
import { addAccount } from './support/keys.ts'
import { signBatch, signBatchAsP256, signChange } from './support/relays.ts'

const P256_SECRET = id('a P-256 key')

// Whole transactions, as a wallet pays for them: warm contract, cold slots, no zero bytes.
describe('gas of several, relayed and aggregated batches', () => {
  const meter = new GasMeter()
  const nextRoot = createRoots()

  async function deployUsed() {
    const { ethers } = await network.create('embedded')
    const signers = await ethers.getSigners()
    const registry = await ethers.deployContract('CredentialRegistry')
    await (await registry.anchor(nextRoot(), 1)).wait()
    return { key: signers[0]!, signers, registry }
  }

  it('anchors several at once', async () => {
    const { registry } = await deployUsed()
    const several = (count: number) =>
      Array.from({ length: count }, () => ({ root: nextRoot(), size: 1_000 }))

    const one = await meter.measure('anchor 1 of several', registry.anchorMany(several(1)))
    const ten = await meter.measure('anchor 10 at once', registry.anchorMany(several(10)))

    meter.measured['anchor each further at once'] = Math.ceil((ten - one) / 9)
    expect((ten - one) / 9).to.be.at.most(25_600)
  })

  it('anchors for a key that signed', async () => {
    const { key, registry } = await deployUsed()
    const { request, signature } = await signBatch(registry, key, { root: nextRoot(), size: 1_000 })

    const gas = await meter.measure(
      'anchor relayed, ECDSA',
      registry.anchorBySig(request, signature),
    )

    expect(gas).to.be.at.most(52_500)
  })

  it('anchors for a P-256 key that signed', async () => {
    const { registry } = await deployUsed()
    const { request, signature } = await signBatchAsP256(registry, P256_SECRET, {
      root: nextRoot(),
      size: 1_000,
    })

    const gas = await meter.measure(
      'anchor relayed, P-256',
      registry.anchorBySig(request, signature),
    )

    expect(gas).to.be.at.most(58_000)
  })

  it('anchors for ten keys that signed', async () => {
    const { registry, signers } = await deployUsed()
    const batches = await Promise.all(
      signers.slice(0, 10).map((it) => signBatch(registry, it, { root: nextRoot(), size: 1_000 })),
    )

    const gas = await meter.measure('anchor 10 relayed, ECDSA', registry.anchorManyBySig(batches))

    meter.measured['anchor each of 10 relayed, ECDSA'] = Math.ceil(gas / 10)
  })

  it('aggregates any number', async () => {
    const { registry } = await deployUsed()

    const gas = await meter.measure('aggregate', registry.aggregate(nextRoot()))

    expect(gas).to.be.at.most(45_500)
  })

  it('revokes in an aggregate', async () => {
    const { key, registry } = await deployUsed()
    const revoke = (root: string, count: number) =>
      registry.revoke(key, root, packIndexes(scatterIndexes({ count, size: 1_000 })), 1)

    await meter.measure('revoke 1 in an aggregate', revoke(nextRoot(), 1))
    await meter.measure('revoke 5 in an aggregate', revoke(nextRoot(), 5))
    await meter.measure('revoke 10 of 1000 in an aggregate', revoke(nextRoot(), 10))
  })

  it('anchors a thousand and revokes ten of them', async () => {
    const { key, registry } = await deployUsed()
    const root = nextRoot()
    const indexes = packIndexes(scatterIndexes({ count: 10, size: 1_000 }))

    const anchored = await meter.measure('anchor 1000, then', registry.anchor(root, 1_000))
    const revoked = await meter.measure('revoke 10 of 1000', registry.revoke(key, root, indexes, 1))

    expect(anchored + revoked).to.be.at.most(91_000)
  })

  it('changes the status of a whole batch', async () => {
    const { key, registry } = await deployUsed()
    const root = nextRoot()
    await (await registry.anchor(root, 1_000)).wait()

    await meter.measure('suspend a batch', registry.suspendBatch(key, root, 1))
    await meter.measure('reinstate a batch', registry.reinstateBatch(key, root, 1))
    const gas = await meter.measure('revoke a batch', registry.revokeBatch(key, root, 1))

    expect(gas).to.be.at.most(33_000)
  })

  it('supersedes one', async () => {
    const { key, registry } = await deployUsed()
    const root = nextRoot()
    await (await registry.anchor(root, 176)).wait()

    await meter.measure('supersede 1 of 176', registry.supersede(key, root, packIndexes([100]), 1))
  })

  it('changes a status for a key that signed', async () => {
    const { registry, signers } = await deployUsed()
    const [key, relay, controller] = [signers[0]!, signers[1]!, signers[2]!]
    await (await registry.createIssuer(controller, 'did:web:uni.example', '')).wait()
    await (await addAccount(registry, { issuerId: 1, controller, key, roles: 7 })).wait()
    const root = nextRoot()
    await (await registry.anchor(root, 176)).wait()
    const change = { key: key.address, root, indexes: packIndexes([100]) }
    const relayed = registry.connect(relay)

    const revocation = await signChange(registry, key, { ...change, action: 0 })
    await meter.measure('revoke 1 of 176 relayed', relayed.changeStatusBySig(revocation))
    const suspension = await signChange(registry, key, { ...change, action: 2, nonce: 4_711 })
    await meter.measure('suspend 1 of 176 relayed', relayed.changeStatusBySig(suspension))
  })

  it('costs what the snapshot says', () => meter.expectSnapshot('gas-relays'))
})
