import { getMerkleStateProof, MerkleStateManager } from '@ethereumjs/statemanager'
import { createAddressFromString, setLengthLeft } from '@ethereumjs/util'
import * as v from 'valibot'
import { type Address, fromHex, type Hex, isHex, toHex } from '../../../src/base/hex.ts'
import { callAt, estimateGas } from './execute.ts'
import { getBlock } from './findBlock.ts'
import type { Ledger } from './Ledger.ts'
import {
  address,
  type BlockId,
  blockId,
  call,
  type Method,
  quantity,
  toMethod,
  toQuantity,
} from './Method.ts'

/** The key of a slot, in full, as other nodes want it. */
const word = v.custom<Hex>((value) => isHex(value, 32), 'expected 32 bytes')
const at = v.optional(blockId, 'latest')

/** What can be asked about the state after a block. */
export const stateMethods: Record<string, Method> = {
  eth_getBalance: toMethod([address, at], async (ledger, of, id) => {
    const account = await readAccount(ledger, of, id)
    return toQuantity(account?.balance ?? 0n)
  }),
  eth_getTransactionCount: toMethod([address, at], async (ledger, of, id) => {
    const account = await readAccount(ledger, of, id)
    return toQuantity(account?.nonce ?? 0n)
  }),
  eth_getCode: toMethod([address, at], async (ledger, of, id) => {
    const state = await readState(ledger, id)
    return toHex(await state.getCode(createAddressFromString(of)))
  }),
  eth_getStorageAt: toMethod([address, quantity, at], async (ledger, of, slot, id) => {
    const state = await readState(ledger, id)
    const key = fromHex(`0x${slot.toString(16).padStart(64, '0')}`)
    return toHex(setLengthLeft(await state.getStorage(createAddressFromString(of), key), 32))
  }),
  eth_getProof: toMethod([address, v.array(word), at], async (ledger, of, slots, id) => {
    const state = await readState(ledger, id)
    if (!(state instanceof MerkleStateManager)) throw new Error('The state is in no trie.')
    return getMerkleStateProof(
      state,
      createAddressFromString(of),
      slots.map((slot) => fromHex(slot)),
    )
  }),
  eth_call: toMethod([call, at], (ledger, what, id) =>
    callAt(ledger, what, getBlock(ledger, id).block),
  ),
  // At whatever block it is asked: only the next one can take a transaction.
  eth_estimateGas: toMethod([call], async (ledger, what) =>
    toQuantity(await estimateGas(ledger, what)),
  ),
}

async function readState(ledger: Ledger, id: BlockId) {
  return (await ledger.copyAt(getBlock(ledger, id).block)).stateManager
}

async function readAccount(ledger: Ledger, of: Address, id: BlockId) {
  return (await readState(ledger, id)).getAccount(createAddressFromString(of))
}
