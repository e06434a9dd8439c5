import type { SignedAnchor } from '../BatchesModel.ts'
import { KEY_TYPES } from '../KeysModel.ts'
import { ZERO_HASH } from '../Question.ts'
import { hashTypedData } from '../typedData.ts'
import type { Batch, World } from './World.ts'

/** Anchors a batch in one of the ways that its key has, with the size of its tree unless told otherwise. */
export async function anchorBatch(world: World, batch: Batch, size = batch.size): Promise<void> {
  const { random } = world
  const { keyType } = batch.signer
  const isContract = keyType === KEY_TYPES.contract
  if (isContract || (keyType === KEY_TYPES.account && random.chance(50))) {
    return random.chance(30) ? anchorMany(world, batch, size) : anchor(world, batch, size)
  }
  return random.chance(30)
    ? anchorManyBySig(world, batch, size)
    : anchorBySig(world, signBatch(world, batch, { size }))
}

/** What the registry has to refuse. */
export async function anchorBadly(world: World, batch: Batch): Promise<void> {
  const { chain, stranger } = world
  await anchorBatch(world, batch, 0)
  await anchorBatch(world, { ...batch, root: ZERO_HASH }, 5)
  await anchorBySig(world, signBatch(world, batch, { deadline: chain.time - 1 }))
  await anchorBySig(world, signBatch(world, batch, { signer: stranger }))
  if (batch.signer.keyType === KEY_TYPES.contract)
    await anchorBySig(world, signBatch(world, batch, {}))
  await anchorBySig(world, {
    ...signBatch(world, batch, {}),
    size: otherSize(batch),
    signedBy: undefined,
  })
}

function anchor(world: World, { signer, root }: Batch, size: number): Promise<void> {
  const from = signer.address
  return world.act({ from, to: 'registry', call: 'anchor', args: [root, size] }, (time) =>
    world.model.batches.anchor(from, root, size, time),
  )
}

function anchorMany(world: World, { signer, root }: Batch, size: number): Promise<void> {
  const { model, random } = world
  const from = signer.address
  const batches = [
    { root, size },
    { root: random.hex(32), size: random.chance(80) ? 3 : 0 },
  ]
  return world.act({ from, to: 'registry', call: 'anchorMany', args: [batches] }, (time) =>
    model.batches.anchorMany(from, batches, time),
  )
}

type Signed = SignedAnchor & { readonly signature: string }

function signBatch(
  { chain }: World,
  batch: Batch,
  { size = batch.size, deadline = chain.time + 10_000, signer = batch.signer },
): Signed {
  const request = { key: batch.signer.address, root: batch.root, size, deadline }
  const digest = hashTypedData(chain.domainOf('registry'), 'Anchor', request)
  return {
    ...request,
    signature: signer.sign(digest).long,
    signedBy: signer.hasSecret ? signer.address : undefined,
  }
}

function anchorBySig(world: World, signed: Signed): Promise<void> {
  const { model, stranger } = world
  const args = [signed, signed.signature]
  return world.act({ from: stranger.address, to: 'registry', call: 'anchorBySig', args }, (time) =>
    model.batches.anchorBySig(signed, time),
  )
}

/** Together with some that are left out. */
function anchorManyBySig(world: World, batch: Batch, size: number): Promise<void> {
  const { chain, model, random, stranger } = world
  const all = [
    signBatch(world, batch, { size }),
    signBatch(world, random.pick(world.batches), { size: 0 }),
    signBatch(world, random.pick(world.batches), { deadline: chain.time - 1 }),
    signBatch(world, random.pick(world.batches), { signer: stranger }),
  ]
  const args = [all.map((signed) => ({ request: signed, signature: signed.signature }))]
  return world.act(
    { from: stranger.address, to: 'registry', call: 'anchorManyBySig', args },
    (time) => model.batches.anchorManyBySig(all, time),
  )
}

function otherSize({ size }: Batch): number {
  return size === 1 ? 2 : size - 1
}
