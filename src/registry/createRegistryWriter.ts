import { encodeFunctionData } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import { concatBytes, uintBytes } from '../base/bytes.ts'
import { type Address, type Hex, toHex } from '../base/hex.ts'
import { abi } from './abi.ts'
import {
  type RegistryWriter,
  reasons,
  type StatusChange,
  type TransactionSender,
} from './Registry.ts'
import { RegistryError } from './RegistryError.ts'

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
  if (sender.account.chainId !== registry.chainId) {
    const problem = `the account is on chain ${sender.account.chainId}, not ${registry.chainId}`
    throw new RegistryError({ code: 'REGISTRY_WRONG_CHAIN', problem })
  }
  const key = sender.account.address
  if (options.key !== undefined && options.key.toLowerCase() !== key) {
    const problem = `the account is ${key}, and the batch belongs to ${options.key}`
    throw new RegistryError({ code: 'REGISTRY_WRONG_KEY', problem })
  }
  const send = (data: Hex) => sender.send({ to: registry.address, data })
  const change = (functionName: 'revoke' | 'suspend' | 'reinstate', status: StatusChange) =>
    send(
      encodeFunctionData({
        abi,
        functionName,
        args: [
          status.anchorKey ?? key,
          status.root,
          packIndexes(status.indexes),
          reasons.indexOf(status.reason ?? 'unspecified'),
        ],
      }),
    )
  return {
    registry,
    key,
    anchor: ({ root, size }) =>
      send(encodeFunctionData({ abi, functionName: 'anchor', args: [root, size] })),
    revoke: (status) => change('revoke', status),
    suspend: (status) => change('suspend', status),
    reinstate: (status) => change('reinstate', status),
  }
}

/** Four bytes each, ascending, none twice: the order that costs least. */
function packIndexes(indexes: readonly number[]): Hex {
  const ascending = [...new Set(indexes)].sort((a, b) => a - b)
  return toHex(concatBytes(...ascending.map((index) => uintBytes(index, 4))))
}
