import type { Address } from '../../base/hex.ts'
import { abi } from '../../registry/abi.ts'
import { encodeCall } from '../../registry/encodeCall.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { estimateGas, readFees } from '../../registry/readAccountState.ts'
import { toStatusArgs } from '../../registry/toStatusArgs.ts'
import { ChangeError } from './ChangeError.ts'
import type { Change, ChangeName } from './planChanges.ts'

/** What changes would use and cost at most: a quarter more gas than is needed now. */
export type ChangeQuote = { readonly gas: bigint /** In wei. */; readonly cost: bigint }

/**
 * What changes would cost, sent by an account with the fees of now.
 *
 * @param options `from` sends; `maxCost`, in wei, is the most that all of them may cost.
 * @throws {ChangeError} `CHANGE_TOO_COSTLY`.
 * @throws {RegistryError} `REGISTRY_REVERTED` where the registry would refuse one, such as of a key without the role.
 */
export async function quoteChanges(options: {
  rpc: Rpc
  from: Address
  changes: readonly Change[]
  name: ChangeName
  maxCost?: bigint
}): Promise<ChangeQuote> {
  const { rpc, from, changes, name, maxCost } = options
  let gas = 0n
  for (const { registry, key, root, indexes } of changes) {
    const args = () => toStatusArgs({ anchorKey: key, root, indexes }, from)
    const data = encodeCall(abi, name, args)
    gas += ((await estimateGas(rpc, { from, to: registry.address, data })) * 5n) / 4n
  }
  const cost = gas * (await readFees(rpc)).maxFeePerGas
  if (maxCost !== undefined && cost > maxCost) {
    const problem = `it may cost ${cost} wei, and ${maxCost} are allowed`
    throw new ChangeError({ code: 'CHANGE_TOO_COSTLY', problem })
  }
  return { gas, cost }
}
