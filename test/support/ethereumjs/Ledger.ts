import { type Block, createBlock } from '@ethereumjs/block'
import { type Common, createCustomCommon, Mainnet } from '@ethereumjs/common'
import { createTxFromRLP, type TypedTransaction } from '@ethereumjs/tx'
import { bytesToHex, createAccount, createAddressFromString } from '@ethereumjs/util'
import { buildBlock, createVM, type RunTxResult, type VM } from '@ethereumjs/vm'
import type { Hex } from '../../../src/base/hex.ts'
import { createClock } from './createClock.ts'
import type { Genesis } from './genesis.ts'
import { RpcFault } from './RpcFault.ts'

/** A transaction that was mined, and what came of it. */
export type Sent = { readonly tx: TypedTransaction; readonly result: RunTxResult }

/** A block, with its transaction where it has one. */
export type Mined = { readonly block: Block; readonly sent?: Sent }

/** A chain that the EthereumJS VM computes: every block has a state trie of its own, none is dropped. */
export type Ledger = {
  readonly common: Common
  /** By number. */
  readonly blocks: readonly Mined[]
  /** The block that would come next, without a transaction. */
  draft(): Block
  /** Mines a block: one transaction as it was signed, or none. */
  mine(raw?: Uint8Array): Promise<Mined>
  /** A machine of its own with the state after a block: what happens in it stays there. */
  copyAt(block: Block): Promise<VM>
  /** Lets the next block be this much later. */
  addTime(seconds: bigint): void
  /** Gives the next block this time. */
  setTime(timestamp: bigint): void
}

const funds = 10_000n * 10n ** 18n
const gasLimit = 30_000_000n
const gwei = 10n ** 9n

/** Makes a chain. Its time moves with its blocks, a second each, and by no clock. */
export async function createLedger({
  chainId,
  hardfork,
  timestamp,
  funded,
}: Genesis): Promise<Ledger> {
  const common = createCustomCommon({ chainId }, Mainnet, { hardfork })
  const vm = await createVM({ common })
  for (const address of funded) {
    await vm.stateManager.putAccount(
      createAddressFromString(address),
      createAccount({ balance: funds }),
    )
  }
  const stateRoot = await vm.stateManager.getStateRoot()
  const header = { timestamp, gasLimit, baseFeePerGas: gwei, stateRoot }
  const blocks: Mined[] = [{ block: createBlock({ header }, { common }) }]
  const head = () => blocks.at(-1)!.block
  const clock = createClock(() => head().header.timestamp)

  return {
    common,
    blocks,
    draft() {
      const { number, gasLimit } = head().header
      const baseFeePerGas = head().header.calcNextBaseFee()
      const header = { number: number + 1n, timestamp: clock.next(), gasLimit, baseFeePerGas }
      return createBlock({ header }, { common })
    },
    async mine(raw) {
      const mined = await mineOn(vm, head(), clock.next(), raw)
      blocks.push(mined)
      clock.reset()
      return mined
    },
    async copyAt(block) {
      const copy = await vm.shallowCopy()
      await copy.stateManager.setStateRoot(block.header.stateRoot)
      return copy
    },
    addTime: clock.add,
    setTime: clock.set,
  }
}

async function mineOn(vm: VM, parentBlock: Block, timestamp: bigint, raw?: Uint8Array) {
  const tx = raw && decode(raw, vm.common)
  const blockOpts = { putBlockIntoBlockchain: false }
  const builder = await buildBlock(vm, { parentBlock, headerData: { timestamp }, blockOpts })
  try {
    const result = tx && (await builder.addTransaction(tx))
    const { block } = await builder.build()
    return { block, ...(tx && result && { sent: { tx, result } }) }
  } catch (error) {
    await builder.revert()
    throw new RpcFault('REJECTED', (error as Error).message)
  }
}

function decode(raw: Uint8Array, common: Common): TypedTransaction {
  try {
    return createTxFromRLP(raw, { common })
  } catch (error) {
    throw new RpcFault('REJECTED', (error as Error).message)
  }
}

/** Hash of a block. */
export function hashOf({ block }: Mined): Hex {
  return bytesToHex(block.hash())
}
