import type { Abi, ContractFunctionArgs, ContractFunctionName } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import { encodeCall } from './encodeCall.ts'
import type { Receipt, TransactionSender } from './Registry.ts'
import { RegistryError } from './RegistryError.ts'

/** Who sends, and to which registry. */
export type WriterOptions = {
  readonly sender: TransactionSender
  readonly registry: AccountId
}

/**
 * Calls functions of one contract by sending transactions.
 *
 * @returns A function that takes the name and, by a function, the arguments: what is wrong with them
 * rejects like everything else.
 * @throws {RegistryError} `REGISTRY_WRONG_CHAIN` where the account is on another chain; the function
 * that it returns rejects with `REGISTRY_BAD_VALUE` and what `send` rejects with.
 */
export function createCall<const Contract extends Abi>(
  abi: Contract,
  { sender, registry }: WriterOptions,
) {
  if (sender.account.chainId !== registry.chainId) {
    const problem = `the account is on chain ${sender.account.chainId}, not ${registry.chainId}`
    throw new RegistryError({ code: 'REGISTRY_WRONG_CHAIN', problem })
  }
  return async <
    Name extends ContractFunctionName<Contract, 'nonpayable'>,
    const Args extends ContractFunctionArgs<Contract, 'nonpayable', Name>,
  >(
    functionName: Name,
    toArgs: () => Args,
  ): Promise<Receipt> =>
    sender.send({
      to: registry.address,
      data: encodeCall(abi, functionName, toArgs as () => readonly unknown[]),
    })
}
