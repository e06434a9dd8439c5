import { anchorBadly, anchorBatch } from './anchorBatches.ts'
import { changeBadly, changeSome, revokeSome } from './changeStatuses.ts'
import { createBatch } from './createBatch.ts'
import { grantTrust } from './grantTrust.ts'
import { recordAggregate } from './recordAggregate.ts'
import { retireKeys } from './retireKeys.ts'
import { settleIssuers } from './settleIssuers.ts'
import { claim, settleKeys } from './settleKeys.ts'
import { type Batch, World } from './World.ts'

const SIZES = [
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  13,
  100,
  175,
  176,
  177,
  178,
  255,
  256,
  257,
  1_000,
  2_049,
  10_000,
  65_536,
  1_000_000,
  16_777_217,
  2 ** 31,
  2 ** 31 + 1,
  2 ** 32 - 1,
]

/** What is done to a batch, in this order. */
type Fate = { early: boolean; anchored: 'no' | 'rightly' | 'with another size'; later: number }

/** Makes a chain with a history, and the model of it. Always the same one for a seed. */
export async function makeHistory(seed: string): Promise<World> {
  const world = await World.open(seed)
  const { random } = world
  await settleIssuers(world, 8)
  await settleKeys(world)
  await grantTrust(world, 40)
  for (const size of SIZES) {
    for (const fate of drawFates(world)) {
      await meet(world, createBatch(world, random.pick(world.signers), size), fate)
    }
    if (random.chance(25)) await aggregateSome(world)
  }
  await retireKeys(world)
  // Keys that anchored on their own find an issuer.
  for (const signer of world.loners.splice(0, 3)) {
    await claim(world, random.pick(world.issuers), signer)
  }
  for (const batch of random.pickSome(world.batches, 40)) await changeSome(world, batch)
  // Where an anchor is void now, what lies beyond its size can be revoked, too.
  for (const batch of random.pickSome(world.batches, 40)) await revokeSome(world, batch)
  for (const count of [1, 2, 3, 7, 20, 33]) await aggregateSome(world, count)
  await recordAggregate(world, random.pickSome(world.batches, 12), false)
  return world
}

/** Every fate for every size, but the rest of it drawn. */
function drawFates({ random }: World): Fate[] {
  return [
    { early: false, anchored: 'rightly', later: 0 },
    { early: false, anchored: 'rightly', later: 3 },
    { early: true, anchored: 'rightly', later: 2 },
    { early: true, anchored: 'no', later: 1 },
    { early: random.chance(50), anchored: 'with another size', later: 2 },
  ]
}

async function meet(world: World, batch: Batch, { early, anchored, later }: Fate): Promise<void> {
  const { random } = world
  if (early) {
    await changeSome(world, batch)
    await changeSome(world, batch)
  }
  if (anchored !== 'no') {
    if (random.chance(15)) await anchorBadly(world, batch)
    await anchorBatch(world, batch, anchored === 'rightly' ? batch.size : otherSize(world, batch))
    if (random.chance(20)) await anchorBatch(world, batch, otherSize(world, batch))
  }
  if (later > 0) await revokeSome(world, batch)
  for (let time = 0; time < later; time++) await changeSome(world, batch)
  if (random.chance(10)) await changeBadly(world, batch)
}

function otherSize({ random }: World, { size }: Batch): number {
  const sizes = [1, size - 1, size + 1, size * 2, 176, 177, 1_000]
  return random.pick(sizes.filter((other) => other > 0 && other < 2 ** 32 && other !== size))
}

function aggregateSome(world: World, count = world.random.between(1, 12)): Promise<void> {
  return recordAggregate(world, world.random.pickSome(world.batches, count))
}
