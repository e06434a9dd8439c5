// The contracts that are deployed, and what follows from their compilation.
import { readFileSync } from 'node:fs'
import {
  type Abi,
  type Address,
  encodeDeployData,
  getContractAddress,
  type Hex,
  keccak256,
  stringToHex,
} from 'viem'
import type { Deployment } from '../../src/deployments/Deployment.ts'
import { deploymentProxy } from '../../src/deployments/deploymentProxy.ts'

/** A contract that is deployed. */
export type Contract = {
  readonly name: string
  /** Where its ABI is written, and the name that it is exported by. */
  readonly abi: { readonly path: string; readonly name: string }
  /** The arguments of its constructor; they may be addresses of contracts above it in the list. */
  readonly args?: (addresses: Readonly<Record<string, Address>>) => readonly unknown[]
}

/** In the order of their deployment. */
const contracts: readonly Contract[] = [
  { name: 'CredentialRegistry', abi: { path: 'src/registry/abi.ts', name: 'abi' } },
  {
    name: 'TrustRegistry',
    abi: { path: 'src/registry/trustAbi.ts', name: 'trustAbi' },
    args: ({ CredentialRegistry }) => [CredentialRegistry],
  },
  { name: 'CredentialLens', abi: { path: 'src/registry/lensAbi.ts', name: 'lensAbi' } },
]

/** A new version of the contracts gets a new salt, also where its code is the old one. */
const salt = keccak256(stringToHex('cairn-credentials contracts 1'))

/** What Hardhat writes of a compiled contract, as far as it is read here. */
export type Artifact = {
  readonly abi: Abi
  readonly bytecode: Hex
  readonly deployedBytecode: Hex
  readonly immutableReferences: Readonly<Record<string, { start: number; length: number }[]>>
  readonly inputSourceName: string
  readonly buildInfoId: string
}

/** A contract with what follows from its compilation. */
export type CompiledContract = Contract & {
  readonly artifact: Artifact
  /** What creates it, arguments of the constructor included. */
  readonly creationCode: Hex
  /** As the ABI encodes them; `0x` where there are none. */
  readonly constructorArguments: Hex
  readonly deployment: Deployment
}

/** All of them, as they were compiled last. */
export function readContracts(): readonly CompiledContract[] {
  const addresses: Record<string, Address> = {}
  return contracts.map((contract) => {
    const { name, args } = contract
    const path = `artifacts/contracts/${name}.sol/${name}.json`
    const artifact: Artifact = JSON.parse(readFileSync(path, 'utf8'))
    const parts = toDeployment(artifact, args?.(addresses))
    addresses[name] = parts.deployment.address
    return { ...contract, artifact, ...parts }
  })
}

/** Where a compiled contract is, once it is deployed with these arguments, and how it is recognized. */
export function toDeployment(
  {
    abi,
    bytecode,
    deployedBytecode,
    immutableReferences,
  }: Omit<Artifact, 'inputSourceName' | 'buildInfoId'>,
  args: readonly unknown[] = [],
): Pick<CompiledContract, 'creationCode' | 'constructorArguments' | 'deployment'> {
  const creationCode = encodeDeployData({ abi, bytecode, args })
  const address = getContractAddress({
    opcode: 'CREATE2',
    from: deploymentProxy.address,
    salt,
    bytecode: creationCode,
  })
  const immutables = Object.values(immutableReferences)
    .flat()
    .map(({ start, length }) => [start, length] as const)
    .sort(([a], [b]) => a - b)
  const deployment = {
    address: address.toLowerCase() as Address,
    salt,
    creationCodeHash: keccak256(creationCode),
    codeHash: keccak256(deployedBytecode),
    immutables,
  }
  const constructorArguments: Hex = `0x${creationCode.slice(bytecode.length)}`
  return { creationCode, constructorArguments, deployment }
}
