import type { Hex } from '../bytes.ts'
import { changeStatus } from './changeStatus.ts'
import { createBatch } from './createBatch.ts'
import { admitAccount } from './settleIssuers.ts'
import { claim } from './settleKeys.ts'
import type { Issuer, World } from './World.ts'

/** Ends some keys, and declares some compromised. */
export async function retireKeys(world: World): Promise<void> {
  for (const issuer of world.issuers) {
    for (const { address } of world.random.pickSome(issuer.keys, 2)) {
      await endKey(world, issuer, address)
    }
    for (const { address } of world.random.pickSome(issuer.keys, 2)) {
      await declareCompromised(world, issuer, address)
    }
  }
  await reachAnEnd(world)
}

async function endKey(world: World, issuer: Issuer, key: Hex): Promise<void> {
  const { chain, model, random, stranger } = world
  const times = [-1_000, 100, 5_000, 1_000_000, 900_000].map((later) => chain.time + later)
  for (const end of random.pickSome(times, 3)) {
    const from = random.chance(90) ? issuer.controller.address : stranger.address
    await world.act({ from, to: 'registry', call: 'endKey', args: [key, end] }, (time) =>
      model.keys.end(from, key, end, time),
    )
  }
}

async function declareCompromised(world: World, issuer: Issuer, key: Hex): Promise<void> {
  const { chain, model, random } = world
  const times = [-3_000, -100, 0, 900].map((later) => chain.time + later)
  for (const since of random.pickSome([0, 1, ...times, ...times], 3)) {
    const from = issuer.controller.address
    const args = [key, since]
    await world.act({ from, to: 'registry', call: 'declareKeyCompromised', args }, (time) =>
      model.keys.declareCompromised(from, key, since, time),
    )
  }
}

/** A key revokes in the last second in which it is good, and in the one after. */
async function reachAnEnd(world: World): Promise<void> {
  const { chain, model, random } = world
  const issuer = random.pick(world.issuers)
  const signer = await admitAccount(world)
  await claim(world, issuer, signer, 7)
  const batch = createBatch(world, signer, 9)
  const from = issuer.controller.address
  const end = chain.time + 5_000
  const args = [signer.address, end]
  await world.act({ from, to: 'registry', call: 'endKey', args }, (time) =>
    model.keys.end(from, signer.address, end, time),
  )
  const change = { action: 'revoke', actor: signer, batch } as const
  await changeStatus(world, { ...change, indexes: [1], at: end - 1 })
  await changeStatus(world, { ...change, indexes: [2], at: end })
}
