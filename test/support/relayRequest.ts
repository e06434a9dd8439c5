import { formatAccountId } from '../../src/base/accountId.ts'
import type { Address, Hex } from '../../src/base/hex.ts'
import type { RelayRequest } from '../../src/issuer/relay/RelayAnswer.ts'
import { toAggregateItemData } from '../../src/registry/AggregateItem.ts'
import { type Chain, toAccount } from './openChain.ts'

/** A batch that an account lets into an aggregate. */
export async function createRelayRequest(
  { registry }: Pick<Chain, 'registry'>,
  options: { account: number; root: Hex; notAfter: number; size?: number },
): Promise<RelayRequest> {
  const { account, root, notAfter, size = 3 } = options
  const key = toAccount(account).address.toLowerCase() as Address
  const item = { registry, key, root, size, notAfter }
  const signature = await toAccount(account).signTypedData(toAggregateItemData(item) as never)
  return { registry: formatAccountId(registry), key, root, size, notAfter, signature }
}
