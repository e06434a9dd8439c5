import { type Abi, encodeFunctionData } from 'viem'
import { BaseError } from '../base/BaseError.ts'
import type { Hex } from '../base/hex.ts'
import { RegistryError } from './RegistryError.ts'

/**
 * A call of a contract as it is sent.
 *
 * @param toArgs Gives the arguments; it may throw.
 * @throws {RegistryError} `REGISTRY_BAD_VALUE` where a value does not fit its type.
 */
export function encodeCall(abi: Abi, functionName: string, toArgs: () => readonly unknown[]): Hex {
  try {
    return encodeFunctionData({ abi, functionName, args: toArgs() })
  } catch (error) {
    if (error instanceof BaseError) throw error
    // What viem says of it shows the value, which may be a secret in the wrong place.
    const problem = `a value does not fit \`${toSignature(abi, functionName)}\``
    throw new RegistryError({ code: 'REGISTRY_BAD_VALUE', problem })
  }
}

/** A function as in Solidity. */
function toSignature(abi: Abi, functionName: string): string {
  const item = abi.find((one) => one.type === 'function' && one.name === functionName)
  const inputs = item?.type === 'function' ? item.inputs : []
  const parameters = inputs.map(({ type, internalType = type, name }) => `${internalType} ${name}`)
  return `${functionName}(${parameters.join(', ')})`
}
