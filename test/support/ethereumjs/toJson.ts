import { bytesToHex } from '@ethereumjs/util'
import { type Address, type Hex, toHex } from '../../../src/base/hex.ts'
import { hashOf, type Mined, type Sent } from './Ledger.ts'
import { toQuantity } from './Method.ts'

/** A block, as JSON-RPC has it, with the hash of its transaction. */
export function toBlockJson(mined: Mined) {
  const { block, sent } = mined
  const { uncleHash, coinbase, transactionsTrie, receiptTrie, ...header } = block.header.toJSON()
  return {
    ...header,
    hash: hashOf(mined),
    sha3Uncles: uncleHash,
    miner: coinbase,
    transactionsRoot: transactionsTrie,
    receiptsRoot: receiptTrie,
    size: toQuantity(block.serialize().length),
    transactions: sent ? [toHex(sent.tx.hash())] : [],
    uncles: [],
  }
}

/** A transaction, as JSON-RPC has it. */
export function toTransactionJson(mined: Mined, sent: Sent) {
  const { tx } = sent
  const { data, gasLimit, to = null, ...rest } = tx.toJSON()
  return {
    ...rest,
    ...placeOf(mined),
    hash: toHex(tx.hash()),
    type: toQuantity(tx.type),
    from: tx.getSenderAddress().toString(),
    to,
    gas: gasLimit,
    gasPrice: toQuantity(priceOf(mined, sent)),
    input: data,
  }
}

/** What came of a transaction, as JSON-RPC has it. */
export function toReceiptJson(mined: Mined, sent: Sent) {
  const { tx, result } = sent
  const { receipt, totalGasSpent, createdAddress } = result
  const gasUsed = toQuantity(totalGasSpent)
  return {
    ...placeOf(mined),
    transactionHash: toHex(tx.hash()),
    type: toQuantity(tx.type),
    from: tx.getSenderAddress().toString(),
    to: tx.to?.toString() ?? null,
    contractAddress: tx.to ? null : (createdAddress?.toString() ?? null),
    status: 'status' in receipt && receipt.status === 1 ? '0x1' : '0x0',
    gasUsed,
    cumulativeGasUsed: gasUsed,
    effectiveGasPrice: toQuantity(priceOf(mined, sent)),
    logsBloom: bytesToHex(receipt.bitvector),
    logs: toLogsJson(mined),
  }
}

/** What contracts said in a block, as JSON-RPC has it. */
export function toLogsJson(mined: Mined): readonly LogJson[] {
  const { sent } = mined
  if (!sent) return []
  const common = { ...placeOf(mined), transactionHash: toHex(sent.tx.hash()), removed: false }
  return sent.result.receipt.logs.map(([address, topics, data], i) => ({
    ...common,
    logIndex: toQuantity(i),
    address: bytesToHex(address),
    topics: topics.map(bytesToHex),
    data: bytesToHex(data),
  }))
}

/** The part of a log that it can be looked for by. */
export type LogJson = { readonly address: Address; readonly topics: readonly Hex[] }

function placeOf(mined: Mined) {
  const blockNumber = toQuantity(mined.block.header.number)
  return { blockHash: hashOf(mined), blockNumber, transactionIndex: '0x0' }
}

function priceOf({ block }: Mined, { tx }: Sent): bigint {
  const base = block.header.baseFeePerGas!
  return 'gasPrice' in tx ? tx.gasPrice : base + tx.getEffectivePriorityFee(base)
}
