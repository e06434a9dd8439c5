import { type ContractEventName, type Log, parseEventLogs } from 'viem'
import type { AccountId } from '../base/accountId.ts'
import { abi } from './abi.ts'
import type { Receipt } from './Registry.ts'

/**
 * The events of one name in a receipt. Only the registry's own: a contract wallet adds words of its own,
 * and a bundler calls for others in the same transaction.
 */
export function readEvents<const Name extends ContractEventName<typeof abi>>(
  { logs }: Receipt,
  registry: AccountId,
  eventName: Name,
) {
  const own = logs.filter(({ address }) => address === registry.address.toLowerCase())
  return parseEventLogs({ abi, eventName, logs: own as Log[] })
}
