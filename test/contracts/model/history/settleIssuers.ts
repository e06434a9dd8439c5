import { hash } from '../bytes.ts'
import { ZERO_ADDRESS } from '../Question.ts'
import { createAccount, type Signer } from '../Signer.ts'
import type { Issuer, World } from './World.ts'

/** Creates issuers; some change their controller, or their mind, or bind themselves. */
export async function settleIssuers(world: World, count: number): Promise<void> {
  await create(world, { address: ZERO_ADDRESS } as Signer, 'did:web:nobody.example')
  await create(world, world.stranger, '')
  for (let number = 1; number <= count; number++) {
    const controller = await admitAccount(world)
    await create(world, controller, `did:web:${number}.example`)
    const issuer = { id: BigInt(number), controller, keys: [], assertionKeys: [] }
    world.issuers.push(issuer)
    if (number % 3 === 0) await declareAnchoredOnly(world, issuer)
    if (number % 2 === 0) await changeController(world, issuer)
    await listAssertionKeys(world, issuer)
  }
}

/** A new account that can send transactions. */
export async function admitAccount(world: World): Promise<Signer> {
  const account = createAccount(world.random)
  await world.chain.admit(account.address)
  return account
}

function create(world: World, { address }: Signer, identifier: string): Promise<void> {
  return world.act(
    {
      from: world.stranger.address,
      to: 'registry',
      call: 'createIssuer',
      args: [address, identifier, 'https://about.example'],
    },
    () => world.model.issuers.create(address, identifier),
  )
}

async function declareAnchoredOnly(world: World, { id, controller }: Issuer): Promise<void> {
  for (const { address } of [world.stranger, controller, controller]) {
    await world.act(
      { from: address, to: 'registry', call: 'declareAnchoredOnly', args: [id] },
      () => world.model.issuers.declareAnchoredOnly(address, id),
    )
  }
}

async function changeController(world: World, issuer: Issuer): Promise<void> {
  const { model, stranger } = world
  const heir = await admitAccount(world)
  const propose = (from: Signer, to: string) =>
    world.act(
      { from: from.address, to: 'registry', call: 'proposeController', args: [issuer.id, to] },
      () => model.issuers.propose(from.address, issuer.id, to),
    )
  const accept = ({ address }: Signer) =>
    world.act({ from: address, to: 'registry', call: 'acceptController', args: [issuer.id] }, () =>
      model.issuers.accept(address, issuer.id),
    )
  await accept(heir)
  await propose(stranger, stranger.address)
  await propose(issuer.controller, heir.address)
  await accept(stranger)
  // Of four one stays proposed, one takes over, and of one the proposal is withdrawn.
  if (issuer.id % 8n === 2n) return
  if (issuer.id % 8n === 4n) await propose(issuer.controller, ZERO_ADDRESS)
  await accept(heir)
  if (model.issuers.isController(heir.address, issuer.id)) {
    await propose(issuer.controller, stranger.address)
    issuer.controller = heir
    if (issuer.id % 8n === 0n) await propose(heir, world.issuers[0]!.controller.address)
  }
}

async function listAssertionKeys(world: World, issuer: Issuer): Promise<void> {
  const { chain, model, random, stranger } = world
  const { id } = issuer
  const from = issuer.controller.address
  const add = (multikey: string, caller = from) =>
    world.act(
      { from: caller, to: 'registry', call: 'addAssertionKey', args: [id, multikey] },
      (time) => model.issuers.addAssertionKey(caller, id, multikey, time),
    )
  const own = [`z6Mk${random.hex(20)}`, `z6Mk${random.hex(20)}`, 'z6MkListedByAll']
  for (const multikey of own) {
    await add(multikey)
    const keyHash = hash(Buffer.from(multikey))
    issuer.assertionKeys.push(keyHash)
    world.multikeys.set(keyHash, multikey)
  }
  await add(own[0]!)
  await add('')
  await add('z6MkAnother', stranger.address)
  const unknown = random.hex(32)
  for (const keyHash of [...random.pickSome(issuer.assertionKeys, 2), unknown]) {
    const times = [0, 1_000, 900, 900, 2_000].map((later) => chain.time + later)
    for (const end of random.pickSome(times, 2)) {
      await world.act(
        { from, to: 'registry', call: 'endAssertionKey', args: [id, keyHash, end] },
        (time) => model.issuers.endAssertionKey(from, id, keyHash, end, time),
      )
    }
    const since = random.pick([0, 1, chain.time - 500, chain.time, chain.time + 1_000])
    await world.act(
      { from, to: 'registry', call: 'declareAssertionKeyCompromised', args: [id, keyHash, since] },
      (time) => model.issuers.voidAssertionKey(from, id, keyHash, since, time),
    )
  }
}
