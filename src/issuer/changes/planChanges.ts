import { type AccountId, formatAccountId } from '../../base/accountId.ts'
import { type Address, type Hex, toHex } from '../../base/hex.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import { createRegistryReader } from '../../registry/createRegistryReader.ts'
import type { Facts } from '../../registry/Registry.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { ChangeError } from './ChangeError.ts'

/** What can be done to credentials that are out already. */
export type ChangeName = 'revoke' | 'supersede' | 'suspend' | 'reinstate'

/** What one transaction changes: positions of one batch, in ascending order. */
export type Change = {
  readonly registry: AccountId
  readonly key: Address
  readonly root: Hex
  readonly indexes: readonly number[]
}

/** Of the positions of a transaction; each may cost a slot, and a transaction may use 2^24 gas (EIP-7825). */
const mostAtOnce = 400

const isDone: Readonly<Record<ChangeName, (facts: Facts) => boolean>> = {
  revoke: ({ revoked }) => revoked,
  supersede: ({ superseded }) => superseded,
  suspend: ({ suspended }) => suspended,
  reinstate: ({ suspended }) => !suspended,
}

/**
 * What has to be written so that all these credentials have a status: what has it already is left out, so it can be
 * done again after an interruption. Reads the newest block.
 *
 * @throws {ChangeError} `CHANGE_NOT_ANCHORED`.
 * @throws {RegistryError} where the chain cannot be read.
 *
 * @example
 * const changes = await planChanges({ rpc, proofs, name: 'revoke' })
 */
export async function planChanges(options: {
  rpc: Rpc
  proofs: readonly AnchorProof[]
  name: ChangeName
}): Promise<readonly Change[]> {
  const { rpc, proofs, name } = options
  const changes: Change[] = []
  for (const batches of groupBy(proofs, ({ registry }) => formatAccountId(registry))) {
    const { registry } = batches[0]
    const reader = createRegistryReader({ rpc, registry })
    await reader.identify()
    const latest = await reader.readBlock('latest')
    for (const batch of groupBy(batches, ({ key, root }) => key + toHex(root))) {
      const { key } = batch[0]
      const root = toHex(batch[0].root)
      const facts = await reader.readFacts(
        batch.map(({ index }) => ({ key, root, index })),
        latest,
      )
      const open = batch.filter((proof, i) => isOpen(proof, facts[i] as Facts, name))
      const indexes = [...new Set(open.map(({ index }) => index))].sort((a, b) => a - b)
      for (let i = 0; i < indexes.length; i += mostAtOnce) {
        changes.push({ registry, key, root, indexes: indexes.slice(i, i + mostAtOnce) })
      }
    }
  }
  return changes
}

function isOpen({ root, aggregate }: AnchorProof, facts: Facts, name: ChangeName): boolean {
  // A batch in an aggregate has no anchor of its own, and its positions a status all the same.
  if (!facts.anchor && !aggregate) {
    const problem = `the batch ${toHex(root)} is not anchored`
    throw new ChangeError({ code: 'CHANGE_NOT_ANCHORED', problem })
  }
  return !isDone[name](facts)
}

function groupBy<Item>(
  items: readonly Item[],
  toName: (item: Item) => string,
): Iterable<[Item, ...Item[]]> {
  const groups = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const group = groups.get(toName(item))
    if (group) group.push(item)
    else groups.set(toName(item), [item])
  }
  return groups.values()
}
