import type { AccountId } from '../base/accountId.ts'
import type { Address } from '../base/hex.ts'
import { toUint } from '../base/uint.ts'
import { abi } from './abi.ts'
import { createCall } from './createCall.ts'
import type { BatchChange, RegistryWriter, StatusChange, TransactionSender } from './Registry.ts'
import { RegistryError } from './RegistryError.ts'
import { toBatchArgs, toStatusArgs } from './toStatusArgs.ts'

/**
 * Writes to a registry. The account that sends is the key of the batches.
 *
 * @param options Who sends; which registry; `key`, where it is known already which one it must be.
 * @throws {RegistryError} `REGISTRY_WRONG_CHAIN` where the account is on another chain,
 * `REGISTRY_WRONG_KEY` where it is not the key.
 *
 * @example
 * const writer = createRegistryWriter({ sender: fromViemWallet(client), registry })
 * const { gasUsed } = await writer.anchor({ root, size })
 */
export function createRegistryWriter(options: {
  sender: TransactionSender
  registry: AccountId
  key?: Address
}): RegistryWriter {
  const { sender, registry } = options
  const call = createCall(abi, options)
  const key = sender.account.address
  if (options.key !== undefined && options.key.toLowerCase() !== key) {
    const problem = `the account is ${key}, and the batch belongs to ${options.key}`
    throw new RegistryError({ code: 'REGISTRY_WRONG_KEY', problem })
  }
  const change =
    (functionName: 'revoke' | 'supersede' | 'suspend' | 'reinstate') => (asked: StatusChange) =>
      call(functionName, () => toStatusArgs(asked, key))
  const changeBatch =
    (functionName: 'revokeBatch' | 'suspendBatch' | 'reinstateBatch') => (asked: BatchChange) =>
      call(functionName, () => toBatchArgs(asked, key))
  return {
    registry,
    key,
    anchor: ({ root, size }) => call('anchor', () => [root, size]),
    anchorMany: (batches) => call('anchorMany', () => [batches]),
    revoke: change('revoke'),
    supersede: change('supersede'),
    suspend: change('suspend'),
    reinstate: change('reinstate'),
    revokeBatch: changeBatch('revokeBatch'),
    suspendBatch: changeBatch('suspendBatch'),
    reinstateBatch: changeBatch('reinstateBatch'),
    cancelNonce: (nonce) => call('cancelNonce', () => [toUint(nonce, 256)]),
  }
}
