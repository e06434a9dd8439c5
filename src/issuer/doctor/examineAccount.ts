import type { AccountId } from '../../base/accountId.ts'
import type { Address } from '../../base/hex.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { readBalance, readNonce } from '../../registry/readAccountState.ts'
import { readBlock } from '../../registry/readBlock.ts'
import { estimateAnchor } from '../estimate/estimateAnchor.ts'
import type { Finding } from './Finding.ts'

/** How many anchors an account should be able to pay. */
const enough = 10n

/**
 * Whether an account can pay for anchors, and whether it waits for something.
 *
 * @param options `random` gives bytes: the root of an anchor that never is.
 * @throws {RegistryError} where the chain cannot be read.
 */
export async function examineAccount(options: {
  rpc: Rpc
  registry: AccountId
  account: Address
  random: (size: number) => Uint8Array
  /** An amount of wei, for a person. */
  describe: (wei: bigint) => string
}): Promise<readonly Finding[]> {
  const { rpc, account, describe } = options
  const balance = await readBalance(rpc, account)
  const { most } = await estimateAnchor({ ...options, key: account, size: 1 })
  const text = `${account} has ${describe(balance)}, and an anchor costs at most ${describe(most)}`
  const advice = 'Send it money, in the currency of the chain.'
  const money: Finding =
    balance < most
      ? { code: 'ACCOUNT_EMPTY', outcome: 'problem', text, advice }
      : balance < most * enough
        ? { code: 'ACCOUNT_LOW', outcome: 'warning', text, advice }
        : { code: 'ACCOUNT_OK', outcome: 'good', text }
  const { number } = await readBlock(rpc, 'latest')
  const waiting =
    (await readNonce(rpc, account, 'pending')) - (await readNonce(rpc, account, { number }))
  if (waiting <= 0) return [money]
  return [
    money,
    {
      code: 'ACCOUNT_WAITING',
      outcome: 'warning',
      text: `${waiting} of its transactions are in no block yet`,
      advice: 'Wait, or run `cairn resume` for the batch that it is of.',
    },
  ]
}
