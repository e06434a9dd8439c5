import { keccak256 } from '../../base/hash.ts'
import { fromHex, type Hex, toHex } from '../../base/hex.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { estimateGas, type Fees, readBalance } from '../../registry/readAccountState.ts'
import { readDataFee } from '../../registry/readDataFee.ts'
import type { TransactionSigner } from '../../registry/TransactionSigner.ts'
import type { Sent } from '../journal/JournalEntry.ts'
import { proposeAnchor } from '../proposal/buildProposal.ts'
import { AnchorError } from './AnchorError.ts'
import type { PlannedAnchor } from './toPlannedAnchor.ts'

/** Who anchors what, and what it may cost. */
export type Payer = {
  readonly rpc: Rpc
  readonly signer: TransactionSigner
  readonly plan: PlannedAnchor
  /** In wei. */
  readonly maxCost?: bigint
}

/** What an anchor would use and cost at most. */
export type Quote = Fees & {
  readonly gas: bigint
  /** What a rollup takes besides, in wei. */
  readonly dataFee: bigint
  /** All of it, in wei. */
  readonly cost: bigint
}

/** Of a transaction whose own is not known yet: as long as any. */
const longNonce = 2 ** 31

/** The most that an anchor would cost with these fees: a quarter more gas than is needed now. */
export async function quoteAnchor({ rpc, signer, plan }: Payer, fees: Fees): Promise<Quote> {
  const { chainId, address: to } = plan.registry
  const data = toData(plan)
  const gas = ((await estimateGas(rpc, { from: signer.address, to, data })) * 5n) / 4n
  const unsigned = { chainId, nonce: longNonce, to, data, gas, ...fees }
  const dataFee = await readDataFee(rpc, unsigned)
  return { ...fees, gas, dataFee, cost: gas * fees.maxFeePerGas + dataFee }
}

/**
 * Refuses what costs more than is allowed, or than is there.
 *
 * @throws {AnchorError} `ANCHOR_TOO_COSTLY` or `ANCHOR_NO_FUNDS`.
 */
export async function assertAffordable(payer: Payer, { cost }: Quote): Promise<void> {
  const { rpc, signer, maxCost } = payer
  if (maxCost !== undefined && cost > maxCost) {
    const problem = `it may cost ${cost} wei, and ${maxCost} are allowed`
    throw new AnchorError({ code: 'ANCHOR_TOO_COSTLY', problem })
  }
  const balance = await readBalance(rpc, signer.address)
  if (balance >= cost) return
  const problem = `${signer.address} has ${balance} wei, and it may cost ${cost}`
  throw new AnchorError({ code: 'ANCHOR_NO_FUNDS', problem })
}

/** Signs the transaction that anchors; the entry of it is to be written before it is handed to anybody. */
export async function signAnchor(
  { signer, plan }: Payer,
  options: { quote: Quote; nonce: number; block: number },
): Promise<Sent> {
  const { quote, nonce, block } = options
  const { gas, maxFeePerGas, maxPriorityFeePerGas } = quote
  const { chainId, address: to } = plan.registry
  const fees = { maxFeePerGas, maxPriorityFeePerGas }
  const raw = await signer.signTransaction({ chainId, nonce, to, data: toData(plan), gas, ...fees })
  return {
    state: 'sent',
    hash: toHex(keccak256(fromHex(raw))),
    nonce,
    raw,
    maxFeePerGas: String(maxFeePerGas),
    maxPriorityFeePerGas: String(maxPriorityFeePerGas),
    block,
  }
}

function toData(plan: PlannedAnchor): Hex {
  return proposeAnchor(plan).data
}
