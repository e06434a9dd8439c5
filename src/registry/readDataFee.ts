import { encodeFunctionData, serializeTransaction } from 'viem'
import type { Address } from '../base/hex.ts'
import { isHex } from '../base/hex.ts'
import { askNode } from './askNode.ts'
import { RegistryError } from './RegistryError.ts'
import type { Rpc } from './Rpc.ts'
import { readCode } from './readCode.ts'
import type { UnsignedTransaction } from './TransactionSigner.ts'

/** The contract that tells what data costs, at the same address on every rollup of the OP Stack (its predeploys). */
const oracle: Address = '0x420000000000000000000000000000000000000f'
const outputs = [{ name: '', type: 'uint256' }] as const
const abi = [
  {
    type: 'function',
    name: 'getL1Fee',
    stateMutability: 'view',
    inputs: [{ name: 'data', type: 'bytes' }],
    outputs,
  },
  {
    type: 'function',
    name: 'getOperatorFee',
    stateMutability: 'view',
    inputs: [{ name: 'gas', type: 'uint256' }],
    outputs,
  },
] as const

/**
 * What a rollup takes for a transaction besides gas: for its data, and for whoever runs it; 0 elsewhere. Rollups of
 * Arbitrum have it in the gas already.
 *
 * @returns Wei.
 * @throws {RegistryError}
 */
export async function readDataFee(rpc: Rpc, transaction: UnsignedTransaction): Promise<bigint> {
  if ((await readCode(rpc, oracle)) === '0x') return 0n
  const data = serializeTransaction({ type: 'eip1559', ...transaction })
  const call = async (encoded: `0x${string}`) => {
    const answer = await askNode(
      rpc,
      'eth_call',
      [{ to: oracle, data: encoded }, 'latest'],
      'REGISTRY_REVERTED',
    )
    if (isHex(answer, 32)) return BigInt(answer)
    const problem = 'the contract that tells the price of data gave something that is none'
    throw new RegistryError({ code: 'REGISTRY_BAD_ANSWER', problem })
  }
  const ofData = await call(encodeFunctionData({ abi, functionName: 'getL1Fee', args: [data] }))
  const args = [transaction.gas] as const
  const ofOperator = call(encodeFunctionData({ abi, functionName: 'getOperatorFee', args }))
  // Older ones have no such function.
  return ofData + (await ofOperator.catch(unlessReverted))
}

function unlessReverted(error: unknown): bigint {
  if (error instanceof RegistryError && error.code === 'REGISTRY_REVERTED') return 0n
  throw error
}
