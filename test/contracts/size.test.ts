import { expect } from 'chai'
import { dataLength } from 'ethers'
import { artifacts } from 'hardhat'

describe('size', () => {
  it('is within what EIP-170 lets a contract have', async () => {
    const { deployedBytecode } = await artifacts.readArtifact('CredentialRegistry')

    expect(dataLength(deployedBytecode)).to.be.below(24_576)
  })
})
