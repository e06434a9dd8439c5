import * as v from 'valibot'
import { fromHex, toHex } from '../../../src/base/hex.ts'
import { hex, looseQuantity, type Method, toMethod, toQuantity } from './Method.ts'

/** What makes blocks, or says when. The names and answers are those of other nodes for tests. */
export const mineMethods: Record<string, Method> = {
  eth_sendRawTransaction: toMethod([hex], async (ledger, raw) => {
    const { sent } = await ledger.mine(fromHex(raw))
    return toHex(sent!.tx.hash())
  }),
  evm_mine: toMethod([v.optional(looseQuantity)], async (ledger, timestamp) => {
    if (timestamp !== undefined) ledger.setTime(timestamp)
    await ledger.mine()
    return '0x0'
  }),
  hardhat_mine: toMethod([v.optional(looseQuantity, 1)], async (ledger, blocks) => {
    for (let i = 0n; i < blocks; i++) await ledger.mine()
    return true
  }),
  evm_increaseTime: toMethod([looseQuantity], (ledger, seconds) => {
    ledger.addTime(seconds)
    return toQuantity(seconds)
  }),
  evm_setNextBlockTimestamp: toMethod([looseQuantity], (ledger, timestamp) => {
    ledger.setTime(timestamp)
    return null
  }),
}
