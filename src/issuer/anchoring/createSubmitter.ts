import type { Hex } from '../../base/hex.ts'
import { askNode } from '../../registry/askNode.ts'
import type { Block } from '../../registry/Registry.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { type Fees, readFees, readNonce } from '../../registry/readAccountState.ts'
import { unfoldError } from '../../registry/unfoldError.ts'
import type { Sent } from '../journal/JournalEntry.ts'
import { AnchorError } from './AnchorError.ts'
import type { AnchorOptions } from './AnchorOptions.ts'
import { assertAffordable, type Payer, quoteAnchor, signAnchor } from './signAnchor.ts'

/** A transaction that the node refused so often is not offered again. */
const mostRefusals = 5

/**
 * Sees to it that a transaction that anchors is under way, and not two with different nonces: the next one is
 * signed only once the nonce of the last is used. But for one that waits behind a nonce that nobody uses any more: the
 * anchor takes that nonce, and what waits behind it changes nothing when it is mined.
 *
 * @returns Looks after the transactions that were sent, where the anchor is not there at the head.
 */
export function createSubmitter(options: AnchorOptions & Payer) {
  const { journal, rpc, signer, maxCost, replaceAfter = 8, onEvent = () => {} } = options
  const { address } = signer
  const broadcast = createBroadcast(rpc)
  const own: Hex[] = []

  const send = async (entry: Sent, replaces?: Hex) => {
    await journal.append(entry)
    own.push(entry.hash)
    const { hash, nonce } = entry
    onEvent({ kind: 'sent', hash, nonce, ...(replaces && { replaces }) })
    await broadcast(entry)
  }

  const sendNew = async (nonce: number, block: number) => {
    const quote = await quoteAnchor(options, await readFees(rpc))
    await assertAffordable(options, quote)
    await send(await signAnchor(options, { quote, nonce, block }))
  }

  const replace = async (last: Sent, nonce: number, block: number) => {
    const quote = await quoteAnchor(options, toHigher(last, await readFees(rpc)))
    if (maxCost !== undefined && quote.cost > maxCost) {
      onEvent({ kind: 'fee-capped' })
      return false
    }
    await assertAffordable(options, quote)
    await send(await signAnchor(options, { quote, nonce, block }), last.hash)
    return true
  }

  return async (sent: readonly Sent[], head: Block): Promise<void> => {
    const mined = await readNonce(rpc, address, head)
    const next = Math.max(mined, await readNonce(rpc, address, 'pending'))
    const live = sent.filter(({ nonce }) => nonce >= mined)
    const last = live.at(-1)
    if (!last) {
      await refuseReverted(rpc, own)
      return sendNew(next, head.number)
    }
    const isKnown = await isKnownToNode(rpc, live)
    // Nobody else's transaction is replaced.
    if (!isKnown && next > last.nonce) return onEvent({ kind: 'nonce-taken', nonce: last.nonce })
    // A lower nonce where what was before it in line is gone: it would wait for ever.
    const isStuck = head.number - last.block >= replaceAfter
    if (isStuck && (await replace(last, Math.min(last.nonce, next), head.number))) return
    if (isKnown) return
    onEvent({ kind: 'sent-again', hash: last.hash })
    await broadcast(last)
  }
}

/**
 * Hands transactions to a node. What became of one is seen on the chain, not taken from what the node answers: it
 * may know it already, or have used its nonce.
 */
function createBroadcast(rpc: Rpc): (entry: Sent) => Promise<void> {
  const refusals = new Map<Hex, number>()
  return async ({ hash, raw }) => {
    try {
      await rpc.request({ method: 'eth_sendRawTransaction', params: [raw] })
    } catch (cause) {
      const times = (refusals.get(hash) ?? 0) + (isAnswer(cause) ? 1 : 0)
      refusals.set(hash, times)
      if (times < mostRefusals) return
      const problem = `the node refused transaction ${hash} ${times} times`
      throw new AnchorError({ code: 'ANCHOR_NOT_TAKEN', problem, cause })
    }
  }
}

/** An error of JSON-RPC has a number; a connection that broke has none. */
function isAnswer(error: unknown): boolean {
  return unfoldError(error).some(
    (part) => typeof (part as { code?: unknown } | null)?.code === 'number',
  )
}

/** Where one of this run was mined and there is no anchor, the next would fare no better. */
async function refuseReverted(rpc: Rpc, own: readonly Hex[]): Promise<void> {
  for (const hash of own) {
    const receipt = await askNode(rpc, 'eth_getTransactionReceipt', [hash])
    if ((receipt as { status?: unknown } | null)?.status !== '0x0') continue
    throw new AnchorError({ code: 'ANCHOR_REVERTED', problem: `transaction ${hash} reverted` })
  }
}

async function isKnownToNode(rpc: Rpc, sent: readonly Sent[]): Promise<boolean> {
  for (const { hash } of sent.toReversed()) {
    if (await askNode(rpc, 'eth_getTransactionByHash', [hash])) return true
  }
  return false
}

/** What nodes ask for to replace a transaction: both fees a tenth higher at least. Here a quarter. */
function toHigher(last: Sent, now: Fees): Fees {
  const raise = (before: string, fee: bigint) => {
    const least = (BigInt(before) * 5n) / 4n + 1n
    return fee > least ? fee : least
  }
  return {
    maxFeePerGas: raise(last.maxFeePerGas, now.maxFeePerGas),
    maxPriorityFeePerGas: raise(last.maxPriorityFeePerGas, now.maxPriorityFeePerGas),
  }
}
