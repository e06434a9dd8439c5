import { expect } from 'chai'
import { id } from 'ethers'
import { network } from 'hardhat'
import { addAccount, addP256, toP256Key } from '../support/keys.ts'

const SECRET = id('a P-256 key')

// Solidity's own tests sign with the node under test; these, with libraries of others.
describe('KeyProof', () => {
  it('takes what a wallet signs', async () => {
    const { controller, key, registry } = await deploy('osaka')

    await addAccount(registry, { issuerId: 1, controller, key, roles: 7 })

    const { issuerId, keyType } = await registry.keyOf(key.address)
    expect([issuerId, keyType]).to.deep.equal([1n, 0n])
  })

  // Osaka has the precompile of EIP-7951; on Prague the library does the arithmetic, for 200,000 gas more.
  for (const { hardfork, most } of [
    { hardfork: 'osaka', most: 80_000n },
    { hardfork: 'prague', most: 400_000n },
  ] as const) {
    it(`takes what noble-curves signs over P-256, on ${hardfork}`, async () => {
      const { controller, registry } = await deploy(hardfork)

      const sent = await addP256(registry, { issuerId: 1, controller, secret: SECRET, roles: 7 })

      const { issuerId, keyType } = await registry.keyOf(toP256Key(SECRET))
      expect([issuerId, keyType]).to.deep.equal([1n, 2n])
      expect((await sent.wait())!.gasUsed).to.be.within(most / 2n, most)
    })

    it(`refuses a P-256 signature by another key or with the high s, on ${hardfork}`, async () => {
      const { controller, registry } = await deploy(hardfork)
      const addition = { issuerId: 1, controller, secret: SECRET, roles: 7 }

      for (const flaw of [{ signer: id('another P-256 key') }, { highS: true }]) {
        await expect(addP256(registry, { ...addition, ...flaw }))
          .to.be.revertedWithCustomError(registry, 'CredentialRegistryInvalidConsent')
          .withArgs(toP256Key(SECRET))
      }
    })
  }
})

async function deploy(hardfork: 'osaka' | 'prague') {
  const { ethers } = await network.create({ override: { hardfork } })
  const [controller, key] = await ethers.getSigners()
  const registry = await ethers.deployContract('CredentialRegistry')
  await registry.createIssuer(controller!, 'did:web:uni.example', '')
  return { controller: controller!, key: key!, registry }
}
