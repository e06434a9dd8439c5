import type { Hex } from '../bytes.ts'
import type { Item } from '../leaves.ts'
import { createP256, type Signer } from '../Signer.ts'
import { hashTypedData } from '../typedData.ts'
import type { Batch, World } from './World.ts'

/** A batch that is to go into an aggregate, with what is said to be the agreement of its key. */
export type Member = {
  readonly batch: Batch
  readonly item: Item
  readonly signature: Hex
  readonly publicKey: Hex
}

/** Has the key of a batch agree to be in an aggregate; every second time something else is put there. */
export function agree(world: World, batch: Batch): Member {
  const { chain, random } = world
  const { signer, root, size } = batch
  const notAfter = chain.time + random.pick([-1_000, 0, 100, 1_000_000])
  const item = { key: signer.address, root, size, notAfter }
  const { compact } = sign(world, signer, item)
  const good = { batch, item, signature: compact, publicKey: signer.publicKey }
  return random.chance(50) ? good : { ...good, ...random.pick(flaws)(world, good) }
}

type Flaw = (world: World, good: Member) => Pick<Member, 'signature'> & { publicKey?: Hex }

const flaws: readonly Flaw[] = [
  // By another, who may say so.
  (world, { batch, item }) => signBy(world, drawOther(world, batch), item),
  (world, { batch, item }) => ({ signature: sign(world, drawOther(world, batch), item).compact }),
  (world, { item }) => signBy(world, createP256(world.random), item),
  // For something else.
  (world, { batch, item }) => signBy(world, batch.signer, { ...item, notAfter: item.notAfter + 1 }),
  (world, { batch, item }) =>
    signBy(world, batch.signer, { ...item, size: item.size === 1 ? 2 : item.size - 1 }),
  (world, { batch, item }) => signBy(world, batch.signer, { ...item, root: world.random.hex(32) }),
  (world, { batch, item }) =>
    signBy(world, batch.signer, { ...item, key: drawOther(world, batch).address }),
  // In another place, or to another end.
  ({ chain }, { batch, item }) => ({
    signature: batch.signer.sign(hashTypedData(chain.domainOf('trust'), 'AggregateItem', item))
      .compact,
  }),
  ({ chain }, { batch, item }) => {
    const domain = { ...chain.domainOf('registry'), chainId: 1 }
    return { signature: batch.signer.sign(hashTypedData(domain, 'AggregateItem', item)).compact }
  },
  ({ chain }, { batch, item }) => {
    const message = { ...item, deadline: item.notAfter }
    const digest = hashTypedData(chain.domainOf('registry'), 'Anchor', message)
    return { signature: batch.signer.sign(digest).compact }
  },
  // In another form.
  (world, { batch, item }) => ({ signature: sign(world, batch.signer, item).highS }),
  (world, { batch, item }) => ({ signature: sign(world, batch.signer, item).long }),
  (_, { signature }) => ({ signature: signature.slice(0, -2) }),
  (_, { signature }) => ({ signature: `${signature}00` }),
  () => ({ signature: '0x' }),
  () => ({ signature: `0x${'00'.repeat(64)}` }),
]

function drawOther({ random, signers }: World, { signer }: Batch): Signer {
  return random.pick(signers.filter((it) => it !== signer))
}

function signBy(world: World, by: Signer, item: Item) {
  return { signature: sign(world, by, item).compact, publicKey: by.publicKey }
}

/** Signs, and tells the model if it is the key that does. */
function sign({ chain, model }: World, by: Signer, item: Item) {
  const made = by.sign(hashTypedData(chain.domainOf('registry'), 'AggregateItem', item))
  if (by.hasSecret && by.address === item.key) {
    model.batches.agree(item, made.compact, by.publicKey)
  }
  return made
}
