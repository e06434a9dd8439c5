import { type Hex, isHex } from '../base/hex.ts'
import { RegistryError } from './RegistryError.ts'
import { describeContractError, readContractError } from './readContractError.ts'
import { unfoldError } from './unfoldError.ts'

/**
 * What a wallet or a node's client threw while sending, as the one error of this room: with the name
 * and the values of the contract's own error where the contract refused the call.
 */
export function toSendError(error: unknown): RegistryError {
  if (error instanceof RegistryError) return error
  const data = findRevertData(error)
  if (data !== undefined) return toRevert(data, error)
  // ethers' word for what reverted and left no data: a transaction that was mined, or an estimate.
  if ((error as { code?: unknown } | null)?.code === 'CALL_EXCEPTION') {
    const problem = 'a transaction reverted, and the node did not say why'
    return new RegistryError({ code: 'REGISTRY_REVERTED', problem, cause: error })
  }
  const problem = 'a transaction was not sent or not mined'
  return new RegistryError({ code: 'REGISTRY_SEND_FAILED', problem, cause: error })
}

function toRevert(data: Hex, cause: unknown): RegistryError {
  const contractError = readContractError(data)
  const problem = contractError
    ? describeContractError(contractError)
    : `an error that is not the registry's own, ${data.slice(0, 10)}`
  return new RegistryError({ code: 'REGISTRY_REVERTED', problem, cause, contractError })
}

function findRevertData(error: unknown): Hex | undefined {
  return unfoldError(error).find((part): part is Hex => isHex(part) && part.length >= 10)
}
