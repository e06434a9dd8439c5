import type { Signer } from '../Signer.ts'
import { ACTIONS, type Action } from '../StatusModel.ts'
import { changeSomehow, changeStatus, changeStatusBySig } from './changeStatus.ts'
import type { Batch, World } from './World.ts'

/** Where something could go wrong: ends, ends of words, ends of what fits beside an anchor. */
const EDGES = [0, 1, 7, 8, 174, 175, 176, 177, 254, 255, 256, 257, 511, 512]

/** Changes the status of a few credentials, or of many, or of the batch. Not everybody may. */
export async function changeSome(world: World, batch: Batch): Promise<void> {
  const { random } = world
  const action = drawAction(world)
  const actor = drawActor(world, batch)
  const indexes = drawIndexes(world, batch)
  await changeSomehow(world, { action, actor, batch, indexes })
  if (random.chance(25)) await changeSomehow(world, { action, actor, batch, indexes })
  if (action === 'suspend' && random.chance(40)) {
    const some = random.pickSome(indexes, Math.ceil(indexes.length / 2))
    await changeSomehow(world, { action: 'reinstate', actor, batch, indexes: some })
  }
}

/** Revokes a few credentials, by somebody who may: some go into the slot of the anchor, some beside it. */
export function revokeSome(world: World, batch: Batch): Promise<void> {
  const { random } = world
  const { positions, signer, size } = batch
  const actor = world.issuerOf(signer)?.controller ?? signer
  const some = random.someBelow(size, random.pick([1, 3, 30]))
  const indexes = [...some, random.pick(positions), size - 1]
  return changeSomehow(world, { action: 'revoke', actor, batch, indexes })
}

/** What the registry has to refuse. */
export async function changeBadly(world: World, batch: Batch): Promise<void> {
  const { chain, model, random, stranger } = world
  const actor = world.issuerOf(batch.signer)?.controller ?? batch.signer
  const wish = { actor, batch, indexes: [0] } as const
  const nonce = BigInt(random.hex(32))
  await changeStatusBySig(world, { ...wish, action: 'suspend' }, { nonce })
  await changeStatusBySig(world, { ...wish, action: 'suspend' }, { nonce })
  await changeStatusBySig(world, { ...wish, action: 'reinstate' }, { nonce })
  await changeStatusBySig(world, { ...wish, action: 'revoke' }, { nonce: 1n })
  await changeStatusBySig(world, { ...wish, action: 'revoke' }, { deadline: chain.time - 1 })
  await changeStatusBySig(world, { ...wish, action: 'revoke' }, { signedBy: stranger })
  await changeSomehow(world, { ...wish, action: 'supersede', indexes: [] })
  await changeSomehow(world, { ...wish, action: 'revoke', indexes: [2 ** 32 - 1] })
  await changeStatus(world, { ...wish, action: 'revokeBatch', actor: stranger })
  await changeStatusBySig(world, { ...wish, action: 'revokeBatch', actor: batch.signer })
  const malformed = [batch.signer.address, batch.root, '0x000000', 0]
  await world.act(
    { from: stranger.address, to: 'registry', call: 'revoke', args: malformed },
    () => false,
  )
  const from = stranger.address
  const own = random.pick([1n, 2n, nonce])
  await world.act({ from, to: 'registry', call: 'cancelNonce', args: [own] }, () =>
    model.status.cancelNonce(from, own),
  )
}

function drawAction({ random }: World): Action {
  return random.chance(40) ? 'revoke' : random.pick(ACTIONS)
}

/** Mostly somebody who might. */
function drawActor(world: World, { signer }: Batch): Signer {
  const { random, stranger } = world
  const issuer = world.issuerOf(signer)
  if (random.chance(5)) return random.pick([stranger, random.pick(world.loners)])
  if (random.chance(5)) return random.pick(world.signers)
  if (issuer === undefined || random.chance(20)) return signer
  return random.chance(50) ? issuer.controller : random.pick(issuer.keys)
}

function drawIndexes(world: World, { positions, size }: Batch): number[] {
  const { random } = world
  if (random.chance(5)) return [random.pick([size, Math.min(size + 1, 2 ** 32 - 1), 2 ** 32 - 2])]
  const near = EDGES.filter((index) => index < size)
  const ends = [size - 1, Math.max(0, size - 2), ...near]
  if (random.chance(40)) return [random.pick([...ends, random.pick(positions)])]
  if (random.chance(40)) return [...random.pickSome(ends, 4), ...random.someBelow(size, 6)]
  return [...random.someBelow(size, random.pick([12, 60, 300])), random.pick(positions)]
}
