import { askNode } from '../../registry/askNode.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { toWei } from '../../registry/readAccountState.ts'
import { toQuantity } from '../../registry/readChainId.ts'
import type { MinedTransaction, Sent } from '../journal/JournalEntry.ts'

/**
 * Which of the transactions that were sent is in a block, and what was paid for it; `undefined` where none is, and
 * somebody else wrote the anchor.
 */
export async function readMined(
  rpc: Rpc,
  sent: readonly Sent[],
): Promise<MinedTransaction | undefined> {
  for (const { hash } of sent.toReversed()) {
    const receipt = await askNode(rpc, 'eth_getTransactionReceipt', [hash])
    if (receipt === null || typeof receipt !== 'object') continue
    const { status, blockNumber, gasUsed, effectiveGasPrice } = receipt as Record<string, unknown>
    if (status !== '0x1') continue
    return {
      hash,
      blockNumber: toQuantity(blockNumber),
      gasUsed: String(toWei(gasUsed)),
      gasPrice: String(toWei(effectiveGasPrice)),
    }
  }
  return undefined
}
