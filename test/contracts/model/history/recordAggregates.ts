import { fromHex, type Hex, join } from '../bytes.ts'
import { hashSuperLeaf, type Item } from '../leaves.ts'
import { ZERO_HASH } from '../Question.ts'
import { Tree } from '../Tree.ts'
import { hashTypedData } from '../typedData.ts'
import type { Batch, World } from './World.ts'

type Member = {
  readonly batch: Batch
  readonly item: Item
  readonly signature: Hex
  readonly flaw: string
}

/** Records an aggregate over these batches, or makes one that nobody records. */
export async function recordAggregate(
  world: World,
  batches: readonly Batch[],
  isRecorded = true,
): Promise<void> {
  const members = batches.map((batch) => agree(world, batch))
  const tree = new Tree(members.map(({ item, signature }) => hashSuperLeaf(item, signature)))
  members.forEach(({ batch, item, signature, flaw }, index) => {
    const proof = {
      superRoot: tree.root,
      index,
      size: members.length,
      path: join(...tree.pathOf(index).map(fromHex)),
      notAfter: item.notAfter,
      signature,
      publicKey: batch.signer.publicKey,
    }
    batch.proofs.push({ proof, flaw })
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

/** What a key signs, and what is put beside it: every second time something else. */
function agree(world: World, batch: Batch): Member {
  const { chain, model, random } = world
  const { signer, root, size } = batch
  const notAfter = chain.time + random.pick([-1_000, 0, 100, 1_000_000])
  const item = { key: signer.address, root, size, notAfter }
  const sign = (signed: Item, by = signer) => {
    const made = by.sign(hashTypedData(chain.domainOf('registry'), 'AggregateItem', signed))
    if (by.hasSecret && by.address === signed.key)
      model.batches.agree(signed, made.compact, by.publicKey)
    return made
  }
  const good = sign(item)
  const other = random.pick(world.signers.filter((it) => it !== signer))
  const flaws: Record<string, () => Hex> = {
    'signed by another': () => sign(item, other).compact,
    'signed for another time': () => sign({ ...item, notAfter: notAfter + 1 }).compact,
    'signed for another size': () => sign({ ...item, size: size === 1 ? 2 : size - 1 }).compact,
    'signed for another root': () => sign({ ...item, root: random.hex(32) }).compact,
    'signed for another key': () => sign({ ...item, key: other.address }).compact,
    'signed for another contract': () =>
      signer.sign(hashTypedData(chain.domainOf('trust'), 'AggregateItem', item)).compact,
    'signed for another chain': () =>
      signer.sign(
        hashTypedData({ ...chain.domainOf('registry'), chainId: 1 }, 'AggregateItem', item),
      ).compact,
    'signed to be anchored': () =>
      signer.sign(
        hashTypedData(chain.domainOf('registry'), 'Anchor', { ...item, deadline: notAfter }),
      ).compact,
    'signature with the other s': () => good.highS,
    'signature in its long form': () => good.long,
    'signature without its last byte': () => good.compact.slice(0, -2),
    'signature with a byte more': () => `${good.compact}00`,
    'no signature': () => '0x',
    'signature of zeros': () => `0x${'00'.repeat(64)}`,
  }
  if (random.chance(50)) return { batch, item, signature: good.compact, flaw: 'none' }
  const flaw = random.pick(Object.keys(flaws))
  return { batch, item, signature: flaws[flaw]!(), flaw }
}
