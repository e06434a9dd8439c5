import { fromHex, join } from '../bytes.ts'
import { hashSuperLeaf } from '../leaves.ts'
import { ZERO_HASH } from '../Question.ts'
import { Tree } from '../Tree.ts'
import { agree } from './agree.ts'
import type { Batch, World } from './World.ts'

/** Records an aggregate over these batches, or makes one that nobody records. */
export async function recordAggregate(
  world: World,
  batches: readonly Batch[],
  isRecorded = true,
): Promise<void> {
  const members = batches.map((batch) => agree(world, batch))
  const tree = new Tree(members.map(({ item, signature }) => hashSuperLeaf(item, signature)))
  members.forEach(({ batch, item, signature, publicKey }, index) => {
    batch.proofs.push({
      superRoot: tree.root,
      index,
      size: members.length,
      path: join(...tree.pathOf(index).map(fromHex)),
      notAfter: item.notAfter,
      signature,
      publicKey,
    })
  })
  const roots = isRecorded ? [tree.root, ZERO_HASH, tree.root] : [ZERO_HASH]
  for (const superRoot of roots.slice(0, world.random.between(1, 3))) {
    const args = [superRoot]
    await world.act(
      { from: world.stranger.address, to: 'registry', call: 'aggregate', args },
      (time) => world.model.batches.aggregate(superRoot, time),
    )
  }
}
