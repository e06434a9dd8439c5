import { expect } from 'chai'
import { dataLength } from 'ethers'
import { artifacts } from 'hardhat'

describe('size', () => {
  for (const contract of ['CredentialRegistry', 'TrustRegistry']) {
    it(`of ${contract} is within what EIP-170 lets a contract have`, async () => {
      const { deployedBytecode } = await artifacts.readArtifact(contract)

      expect(dataLength(deployedBytecode)).to.be.below(24_576)
    })
  }
})
