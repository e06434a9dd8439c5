import { type AccountId, formatAccountId } from '../../base/accountId.ts'
import { type Address, type Hex, toHex } from '../../base/hex.ts'
import type { AnchorProof } from '../../proof/AnchorProof.ts'
import type { Facts } from '../../registry/Registry.ts'
import type { Rpc } from '../../registry/Rpc.ts'
import { readStates } from './readStates.ts'

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
  const states = await readStates(rpc, proofs)
  const open = proofs.filter((_, i) => !isDone[name](states[i] as Facts))
  const changes: Change[] = []
  const toName = ({ registry, key, root }: AnchorProof) =>
    [formatAccountId(registry), key, toHex(root)].join(' ')
  for (const batch of groupBy(open, toName)) {
    const { registry, key, root } = batch[0]
    const indexes = [...new Set(batch.map(({ index }) => index))].sort((a, b) => a - b)
    for (let i = 0; i < indexes.length; i += mostAtOnce) {
      const some = indexes.slice(i, i + mostAtOnce)
      changes.push({ registry, key, root: toHex(root), indexes: some })
    }
  }
  return changes
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
