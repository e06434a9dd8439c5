import { join, toBytes } from '../bytes.ts'
import { KEY_TYPES } from '../KeysModel.ts'
import type { Signer } from '../Signer.ts'
import { ACTIONS, type Action, isOnBatch, isReversible } from '../StatusModel.ts'
import { hashChange } from '../typedData.ts'
import type { Batch, World } from './World.ts'

/** What somebody wants done to the status of a batch or of credentials in it. */
export type Wish = {
  readonly action: Action
  readonly actor: Signer
  readonly batch: Batch
  readonly indexes: readonly number[]
  readonly at?: number
}

const REASON = 2

/** Calls the registry as the actor. */
export function changeStatus(world: World, { actor, batch, at, ...wish }: Wish): Promise<void> {
  const { action, indexes } = wish
  const { root, signer } = batch
  const from = actor.address
  const packed = isOnBatch(action) ? [] : [join(...indexes.map((index) => toBytes(index, 4)))]
  const args = [signer.address, root, ...packed, REASON]
  const change = { action, key: signer.address, root, indexes, actor: from }
  return world.act({ from, to: 'registry', call: action, args, ...(at && { at }) }, (time) =>
    world.model.status.change(change, time),
  )
}

type Signing = { nonce?: bigint; deadline?: number; signedBy?: Signer }

/** Has a stranger send what the actor signed, or somebody in his place. */
export function changeStatusBySig(
  world: World,
  { action, actor, batch, indexes }: Wish,
  {
    nonce = isReversible(action) ? BigInt(world.random.hex(32)) : 0n,
    deadline = world.chain.time + 10_000,
    signedBy = actor,
  }: Signing = {},
): Promise<void> {
  const { chain, model, stranger } = world
  const change = {
    action,
    key: batch.signer.address,
    root: batch.root,
    indexes: isOnBatch(action) ? [] : indexes,
    actor: actor.address,
    nonce,
    deadline,
    signedBy: signedBy.hasSecret ? signedBy.address : undefined,
  }
  const message = {
    ...change,
    action: ACTIONS.indexOf(action),
    indexes: join(...change.indexes.map((index) => toBytes(index, 4))),
    reason: REASON,
    signer: actor.address,
  }
  const digest = hashChange(chain.domainOf('registry'), action, message)
  const args = [{ ...message, signature: signedBy.sign(digest).long }]
  return world.act(
    { from: stranger.address, to: 'registry', call: 'changeStatusBySig', args },
    (time) => model.status.changeBySig(change, time),
  )
}

/** In one of the ways that the actor has. */
export function changeSomehow(world: World, wish: Wish): Promise<void> {
  for (const index of wish.indexes) wish.batch.touched.add(index)
  const { keyType } = wish.actor
  const hasToSign = keyType === KEY_TYPES.p256
  const canSign = keyType !== KEY_TYPES.contract
  return hasToSign || (canSign && world.random.chance(30))
    ? changeStatusBySig(world, wish)
    : changeStatus(world, wish)
}
