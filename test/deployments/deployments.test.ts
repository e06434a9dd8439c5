import { expect } from 'chai'
import { AbiCoder, getCreate2Address, keccak256 } from 'ethers'
import { readContracts, toDeployment } from '../../scripts/maintain/contracts.ts'
import { creationCodes } from '../../src/deployer/creationCodes.ts'
import { contractNames } from '../../src/deployer/readDeployments.ts'
import { deploymentProxy } from '../../src/deployments/deploymentProxy.ts'
import { deployments } from '../../src/deployments/deployments.ts'
import { toDeployedRegistry } from '../../src/deployments/toDeployedRegistry.ts'

const contracts = readContracts()

describe('deployments', () => {
  it('has the contracts that are deployed, in their order', () => {
    expect(contractNames).to.deep.equal(contracts.map(({ name }) => name))
  })

  for (const name of contractNames) {
    it(`puts ${name} where another library says that it comes to be`, () => {
      const { address, salt, creationCodeHash } = deployments[name]
      const hash = keccak256(creationCodes[name])
      expect(creationCodeHash).to.equal(hash)
      const there = getCreate2Address(deploymentProxy.address, salt, hash)
      expect(there.toLowerCase()).to.equal(address)
    })

    it(`makes ${name} from code that tells the compiler and nothing of comments and paths`, () => {
      const { bytecode } = contracts.find((it) => it.name === name)!.artifact
      // CBOR: {"solc": 0.8.37}, 10 bytes.
      expect(bytecode.slice(-24)).to.equal('a164736f6c6343000825000a')
    })
  }

  it('names one salt for all', () => {
    expect(new Set(contractNames.map((name) => deployments[name].salt)).size).to.equal(1)
  })

  it('has the registry at one address, whatever the chain', () => {
    const { address } = deployments.CredentialRegistry
    expect(toDeployedRegistry(1)).to.deep.equal({ chainId: 1, address })
    expect(toDeployedRegistry(10)).to.deep.equal({ chainId: 10, address })
  })
})

describe('toDeployment', () => {
  const inputs = [{ name: 'registry', type: 'address' }] as const
  const artifact = {
    abi: [{ type: 'constructor', inputs, stateMutability: 'nonpayable' }],
    bytecode: '0x600a',
    deployedBytecode: '0x0001020304',
    immutableReferences: { 7: [{ start: 3, length: 1 }], 9: [{ start: 1, length: 2 }] },
  } as const
  const argument = `0x${'ab'.repeat(20)}` as const

  it('counts the arguments of the constructor among what creates a contract', () => {
    const mutable = structuredClone(artifact) as never
    const { creationCode, constructorArguments, deployment } = toDeployment(mutable, [argument])
    expect(constructorArguments).to.equal(
      AbiCoder.defaultAbiCoder().encode(['address'], [argument]),
    )
    expect(creationCode).to.equal(`0x600a${constructorArguments.slice(2)}`)
    expect(deployment.creationCodeHash).to.equal(keccak256(creationCode))
    const other = toDeployment(mutable, [`0x${'ac'.repeat(20)}`]).deployment
    expect(other.address).to.not.equal(deployment.address)
    expect(other.codeHash).to.equal(deployment.codeHash)
  })

  it('lists the immutable values in the order of the code', () => {
    const { deployment } = toDeployment(structuredClone(artifact) as never, [argument])
    expect(deployment.immutables).to.deep.equal([
      [1, 2],
      [3, 1],
    ])
  })
})
