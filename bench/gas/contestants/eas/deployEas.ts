import { EAS__factory, SchemaRegistry__factory } from '@ethereum-attestation-service/eas-contracts'
import { type Hex, zeroAddress, zeroHash } from 'viem'
import { type Contract, deployContract } from '../../Contract.ts'
import type { Stage } from '../../Stage.ts'

const { abi, bytecode } = EAS__factory

/** What creates the contract, as published. */
export const easCode = bytecode

/** The contract, and a schema that it knows. */
export type Eas = { readonly contract: Contract<typeof abi>; readonly schema: Hex }

/** Ethereum Attestation Service, with a schema of 32 bytes that has no resolver and can be revoked. */
export async function deployEas(stage: Stage): Promise<Eas> {
  const registry = await deployContract(stage, SchemaRegistry__factory)
  const { logs } = await registry.send('register', ['bytes32 root', zeroAddress, true])
  const schema = logs[0]?.topics[1] as Hex
  const contract = await deployContract(stage, { abi, bytecode, args: [registry.address] })
  return { contract, schema }
}

/** An attestation of 32 bytes to nobody in particular, the cheapest there is. */
export function toRequest(data: Hex) {
  return {
    recipient: zeroAddress,
    expirationTime: 0n,
    revocable: true,
    refUID: zeroHash,
    data,
    value: 0n,
  }
}
