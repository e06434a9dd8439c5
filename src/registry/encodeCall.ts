import { type Abi, encodeFunctionData } from 'viem'
import { BaseError } from '../base/BaseError.ts'
import { type Hex, isHex } from '../base/hex.ts'
import { RegistryError } from './RegistryError.ts'

/**
 * A call of a contract as it is sent.
 *
 * @param toArgs Gives the arguments; it may throw.
 * @throws {RegistryError} `REGISTRY_BAD_VALUE` where a value does not fit its type. The value is not
 * shown, nor what viem says of it: it may be a secret in the wrong place.
 */
export function encodeCall(abi: Abi, functionName: string, toArgs: () => readonly unknown[]): Hex {
  const call = tryToEncode(abi, functionName, toArgs)
  // viem takes bytes as they are.
  if (isHex(call)) return call
  const problem = `a value does not fit \`${toSignature(abi, functionName)}\``
  throw new RegistryError({ code: 'REGISTRY_BAD_VALUE', problem })
}

function tryToEncode(abi: Abi, functionName: string, toArgs: () => readonly unknown[]) {
  try {
    return encodeFunctionData({ abi, functionName, args: toArgs() })
  } catch (error) {
    if (error instanceof BaseError) throw error
    return undefined
  }
}

/** A function as in Solidity. */
function toSignature(abi: Abi, functionName: string): string {
  const item = abi.find((one) => one.type === 'function' && one.name === functionName)
  const inputs = item?.type === 'function' ? item.inputs : []
  const parameters = inputs.map(({ type, internalType = type, name }) => `${internalType} ${name}`)
  return `${functionName}(${parameters.join(', ')})`
}
