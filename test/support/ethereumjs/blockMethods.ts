import * as v from 'valibot'
import type { Hex } from '../../../src/base/hex.ts'
import { toHex } from '../../../src/base/hex.ts'
import { findBlock, getBlock } from './findBlock.ts'
import type { Ledger, Mined, Sent } from './Ledger.ts'
import { address, blockId, hash, type Method, toMethod, toQuantity } from './Method.ts'
import {
  type LogJson,
  toBlockJson,
  toLogsJson,
  toReceiptJson,
  toTransactionJson,
} from './toJson.ts'

const full = v.optional(v.boolean())
const oneOrMany = <Shape extends v.GenericSchema>(shape: Shape) =>
  v.optional(v.nullable(v.union([shape, v.array(shape)])))

const filter = v.object({
  fromBlock: v.optional(blockId, 'latest'),
  toBlock: v.optional(blockId, 'latest'),
  blockHash: v.optional(hash),
  address: oneOrMany(address),
  topics: v.optional(v.array(oneOrMany(hash)), []),
})

/** What can be asked about blocks and what is in them. */
export const blockMethods: Record<string, Method> = {
  eth_chainId: toMethod([], ({ common }) => toQuantity(common.chainId())),
  eth_blockNumber: toMethod([], ({ blocks }) => toQuantity(blocks.length - 1)),
  eth_getBlockByNumber: toMethod([blockId, full], (ledger, id) => {
    const found = findBlock(ledger, id)
    return found ? toBlockJson(found) : null
  }),
  eth_getBlockByHash: toMethod([hash, full], (ledger, blockHash) => {
    const found = findBlock(ledger, { blockHash })
    return found ? toBlockJson(found) : null
  }),
  eth_getTransactionByHash: toMethod([hash], (ledger, id) => {
    const found = findSent(ledger, id)
    return found ? toTransactionJson(...found) : null
  }),
  eth_getTransactionReceipt: toMethod([hash], (ledger, id) => {
    const found = findSent(ledger, id)
    return found ? toReceiptJson(...found) : null
  }),
  eth_getLogs: toMethod([filter], (ledger, { fromBlock, toBlock, blockHash, ...wanted }) => {
    const number = (id: v.InferOutput<typeof blockId>) =>
      Number(getBlock(ledger, id).block.header.number)
    const from = number(blockHash ? { blockHash } : fromBlock)
    const to = number(blockHash ? { blockHash } : toBlock)
    const logs = ledger.blocks.slice(from, to + 1).flatMap(toLogsJson)
    return logs.filter((log) => isWanted(log, wanted))
  }),
  eth_gasPrice: toMethod([], (ledger) => toQuantity(ledger.draft().header.baseFeePerGas!)),
  eth_maxPriorityFeePerGas: toMethod([], () => '0x0'),
}

function findSent({ blocks }: Ledger, id: Hex): [Mined, Sent] | undefined {
  for (const mined of blocks) {
    if (mined.sent && toHex(mined.sent.tx.hash()) === id.toLowerCase()) return [mined, mined.sent]
  }
  return undefined
}

type Wanted = Pick<v.InferOutput<typeof filter>, 'address' | 'topics'>

function isWanted(log: LogJson, wanted: Wanted): boolean {
  const is = (value: Hex | undefined, one: Hex | Hex[] | null | undefined) =>
    !one || [one].flat().some((it) => it.toLowerCase() === value)
  return is(log.address, wanted.address) && wanted.topics.every((one, i) => is(log.topics[i], one))
}
