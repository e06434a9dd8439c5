import type { Change, ChangeName } from '../src/issuer/changes/planChanges.ts'
import { quoteChanges } from '../src/issuer/changes/quoteChanges.ts'
import { createRegistryWriter } from '../src/registry/createRegistryWriter.ts'
import type { Reason, Receipt } from '../src/registry/Registry.ts'
import type { Network } from './network/Network.ts'
import { describeEther } from './terminal/describeGas.ts'

const shown = 20

/** What changes will do, where and what they cost at most, for a person; it follows a few words that say what. */
export async function describeChanges(
  network: Network,
  changes: readonly Change[],
  { name, maxCost }: { name: ChangeName; maxCost: bigint | undefined },
): Promise<{ readonly text: string /** In wei. */; readonly cost: bigint }> {
  if (changes.length === 0) return { text: '', cost: 0n }
  const { rpc } = network
  const { address: from } = await network.signer()
  const limit = maxCost !== undefined && { maxCost }
  const { gas, cost } = await quoteChanges({ rpc, from, changes, name, ...limit })
  const all = changes.flatMap(({ root, indexes }) => indexes.map((index) => ({ root, index })))
  const rest = all.length - shown
  const lines = [
    `, on ${network.name}:`,
    ...all.slice(0, shown).map(({ root, index }) => `  position ${index} of ${root}`),
    ...(rest > 0 ? [`  and ${rest.toLocaleString('en')} more`] : []),
    `Now at most ${gas.toLocaleString('en')} gas and ${describeEther(cost)}.`,
  ]
  return { text: lines.join('\n'), cost }
}

/** Sends one transaction after the other; what one of them wrote stays, whatever becomes of the next. */
export async function sendChanges(
  network: Network,
  changes: readonly Change[],
  { name, reason }: { name: ChangeName; reason: Reason },
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = []
  if (changes.length === 0) return receipts
  const sender = await network.sender()
  for (const { registry, key, root, indexes } of changes) {
    const writer = createRegistryWriter({ sender, registry })
    receipts.push(await writer[name]({ anchorKey: key, root, indexes, reason }))
  }
  return receipts
}
