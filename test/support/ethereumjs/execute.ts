import type { Block } from '@ethereumjs/block'
import { createFeeMarket1559Tx } from '@ethereumjs/tx'
import { bytesToHex, createAddressFromString } from '@ethereumjs/util'
import { type RunTxResult, runTx } from '@ethereumjs/vm'
import type { Hex } from '../../../src/base/hex.ts'
import type { Ledger } from './Ledger.ts'
import type { Call } from './Method.ts'
import { RpcFault } from './RpcFault.ts'

/** The most that a transaction may use (EIP-7825). */
const gasCap = 2n ** 24n

const nobody = `0x${'00'.repeat(20)}` as const

/** What a contract returns, with the state after a block and in its circumstances. */
export async function callAt(ledger: Ledger, call: Call, block: Block): Promise<Hex> {
  const { execResult } = await tryOut(ledger, call, { state: block, block, gasLimit: gasCap })
  throwFailure(execResult)
  return bytesToHex(execResult.returnValue)
}

/**
 * Gas that a transaction needs in the next block: what it uses before refunds, and more where a call
 * inside is not given all that is left (EIP-150).
 */
export async function estimateGas(ledger: Ledger, call: Call): Promise<bigint> {
  const state = ledger.blocks.at(-1)!.block
  const block = ledger.draft()
  const first = await tryOut(ledger, call, { state, block, gasLimit: gasCap })
  throwFailure(first.execResult)
  let gasLimit = first.totalGasSpent + first.gasRefund
  while (gasLimit < gasCap) {
    const { execResult } = await tryOut(ledger, call, { state, block, gasLimit })
    if (!execResult.exceptionError) return gasLimit
    gasLimit += gasLimit / 64n
  }
  return gasCap
}

/** Runs a transaction that nobody signed, on a copy of a state. */
async function tryOut(
  ledger: Ledger,
  { from = nobody, to, data, input = data, value = 0n }: Call,
  { state, block, gasLimit }: { state: Block; block: Block; gasLimit: bigint },
): Promise<RunTxResult> {
  const { common } = ledger
  const maxFeePerGas = block.header.baseFeePerGas!
  const called = { ...(to && { to }), ...(input && { data: input }) }
  const fields = { chainId: common.chainId(), gasLimit, maxFeePerGas, value, ...called }
  const tx = createFeeMarket1559Tx(fields, { common, freeze: false })
  tx.getSenderAddress = () => createAddressFromString(from)
  try {
    const vm = await ledger.copyAt(state)
    return await runTx(vm, { tx, block, skipNonce: true, skipBalance: true })
  } catch (error) {
    throw new RpcFault('REJECTED', (error as Error).message)
  }
}

function throwFailure({ exceptionError, returnValue }: RunTxResult['execResult']): void {
  if (!exceptionError) return
  if (exceptionError.error !== 'revert') throw new RpcFault('REJECTED', exceptionError.error)
  throw new RpcFault('REVERTED', 'execution reverted', bytesToHex(returnValue))
}
