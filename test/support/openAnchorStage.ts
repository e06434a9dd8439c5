import { fromViemAccount } from '../../src/adapters/viem.ts'
import type { Hex } from '../../src/base/hex.ts'
import type { AnchorEvent, AnchorOptions } from '../../src/issuer/anchoring/AnchorOptions.ts'
import { type Anchored, anchorBatch } from '../../src/issuer/anchoring/anchorBatch.ts'
import type { Journal } from '../../src/issuer/journal/Journal.ts'
import type { JournalEntry, Sent, State } from '../../src/issuer/journal/JournalEntry.ts'
import type { TransactionSigner } from '../../src/registry/TransactionSigner.ts'
import { keepJournal, planned, signed } from './journals.ts'
import { openUrl } from './nodes.ts'
import { type Chain, openChain, toAccount } from './openChain.ts'
import { startAnvil } from './startAnvil.ts'

/** Anvil, and a batch that is to be anchored there. */
export type AnchorStage = {
  readonly chain: Chain
  /** The key of the batch. */
  readonly signer: TransactionSigner
  /** What happened so far. */
  readonly events: readonly AnchorEvent[]
  ask(method: string, ...params: readonly unknown[]): Promise<unknown>
  /** A journal of the batch, and what happened to it besides. */
  plan(...more: readonly JournalEntry[]): Journal
  /** Anchors; each time that it waits, the next of these things happens, and then blocks go by. */
  anchor(
    journal: Journal,
    meanwhile?: readonly (() => Promise<unknown>)[],
    change?: Partial<AnchorOptions>,
  ): Promise<Anchored>
  /** How often the root was anchored, by what the registry said. */
  countAnchors(): Promise<number>
  close(): Promise<void>
}

/** Starts anvil and plans a batch. */
export async function openAnchorStage(): Promise<AnchorStage> {
  const signer = fromViemAccount(toAccount(0))
  const anvil = await startAnvil()
  const chain = await openChain(openUrl(anvil.url))
  const events: AnchorEvent[] = []
  const { registry, rpc } = chain
  const ask = (method: string, ...params: readonly unknown[]) => rpc.request({ method, params })
  return {
    chain,
    signer,
    events,
    ask,
    plan(...more) {
      const account = `eip155:${registry.chainId}:${registry.address}`
      return keepJournal({ ...planned, registry: account, key: signer.address }, signed, ...more)
    },
    async anchor(journal, meanwhile = [], change = {}) {
      const next = meanwhile.values()
      return anchorBatch({
        journal,
        rpc,
        signer,
        finality: { confirmations: 2 },
        wait: async () => void (await (next.next().value?.() ?? chain.mine(1))),
        onEvent: (event) => events.push(event),
        ...change,
      })
    },
    async countAnchors() {
      const logs = await ask('eth_getLogs', { fromBlock: '0x0', address: registry.address })
      return (logs as { topics: Hex[] }[]).filter(({ topics }) => topics.includes(signed.root))
        .length
    },
    async close() {
      await chain.close()
      await anvil.stop()
    },
  }
}

/** What happened to a batch after it was signed. */
export function statesOf(journal: Journal): readonly State[] {
  return journal.entries.slice(2).map(({ state }) => state)
}

/** The transactions of a batch. */
export function sentOf(journal: Journal): readonly Sent[] {
  return journal.entries.filter((entry) => entry.state === 'sent')
}
