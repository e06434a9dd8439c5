import type { Hex } from '../bytes.ts'
import { type Edge, ZERO_HASH } from '../Question.ts'
import type { Signer } from '../Signer.ts'
import { hashTypedData } from '../typedData.ts'
import type { World } from './World.ts'

/** Issuers vouch for others, narrow it, or try to widen it; some by signature. */
export async function grantTrust(world: World, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const edge = drawEdge(world)
    world.edges.push(edge)
    await grant(world, edge)
    if (world.random.chance(30)) await grant(world, edge)
    if (world.random.chance(30)) await end(world, edge)
    if (world.random.chance(30)) await disown(world, edge)
    if (world.random.chance(20)) await renew(world, edge)
  }
}

/** Asks for what there is already, or was. */
function renew(world: World, edge: Edge): Promise<void> {
  const { window, depth } = world.model.grants.recordOf(edge)
  const { end } = window
  const caller = drawCaller(world, edge)
  return send(world, { type: 'Grant', caller, edge, terms: { end, depth } }, (from, now) =>
    world.model.grants.grant(from, edge, end, depth, now),
  )
}

function drawEdge({ issuers, random }: World): Edge {
  const ids = [...issuers.map(({ id }) => id), BigInt(issuers.length + 1)]
  return {
    from: random.pick(ids.slice(0, -1)),
    to: random.pick(random.chance(95) ? ids.slice(0, -1) : ids),
    scope: random.chance(40) ? ZERO_HASH : random.hex(32),
    sequence: random.pick([0, 1, 2, 2 ** 32 - 1, random.below(1_000)]),
  }
}

async function grant(world: World, edge: Edge): Promise<void> {
  const { chain, model, random } = world
  const end = random.chance(50) ? 0 : chain.time + random.pick([-50, 500_000, 900_000])
  const depth = random.pick([0, 1, 7, 255])
  const repeat = random.chance(30) ? 2 : 1
  const caller = drawCaller(world, edge)
  for (let time = 0; time < repeat; time++) {
    await send(world, { type: 'Grant', caller, edge, terms: { end, depth } }, (from, now) =>
      model.grants.grant(from, edge, end, depth, now),
    )
  }
}

function end(world: World, edge: Edge): Promise<void> {
  const { chain, model, random } = world
  const end = chain.time + random.pick([-50, 400_000, 600_000, 950_000])
  const caller = drawCaller(world, edge)
  return send(world, { type: 'EndGrant', caller, edge, terms: { end } }, (from, now) =>
    model.grants.end(from, edge, end, now),
  )
}

function disown(world: World, edge: Edge): Promise<void> {
  const { chain, model, random } = world
  const since = random.pick([0, 1, chain.time - 5_000, chain.time, chain.time + 5_000])
  const caller = drawCaller(world, edge)
  return send(world, { type: 'DisownGrant', caller, edge, terms: { since } }, (from, now) =>
    model.grants.disown(from, edge, since, now),
  )
}

function drawCaller({ issuers, random, stranger }: World, { from }: Edge): Signer {
  const { controller } = issuers[Number(from) - 1]!
  return random.chance(92) ? controller : random.pick([stranger, random.pick(issuers).controller])
}

type Call = {
  type: 'Grant' | 'EndGrant' | 'DisownGrant'
  caller: Signer
  edge: Edge
  terms: Record<string, number>
}

/** By the caller, or with its signature by a stranger. */
function send(
  world: World,
  { type, caller, edge, terms }: Call,
  apply: (from: Hex, now: number) => boolean,
): Promise<void> {
  const { chain, random, stranger } = world
  const call = type[0]!.toLowerCase() + type.slice(1)
  const args = [edge, ...Object.values(terms)]
  const isBySig = random.chance(40)
  const deadline = chain.time + (random.chance(92) ? 10_000 : -1)
  const message = { ...edge, ...terms, deadline }
  const digest = hashTypedData(chain.domainOf('trust'), type, message)
  return isBySig
    ? world.act(
        {
          from: stranger.address,
          to: 'trust',
          call: `${call}BySig`,
          args: [...args, deadline, caller.sign(digest).long],
        },
        (now) => deadline >= now && apply(caller.address, now),
      )
    : world.act({ from: caller.address, to: 'trust', call, args }, (now) =>
        apply(caller.address, now),
      )
}
