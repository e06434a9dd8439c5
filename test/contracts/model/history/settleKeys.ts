import type { Hex } from '../bytes.ts'
import { KEY_TYPES } from '../KeysModel.ts'
import { createAccount, createContract, createP256, type Signer } from '../Signer.ts'
import { hashTypedData } from '../typedData.ts'
import { admitAccount } from './settleIssuers.ts'
import type { Issuer, World } from './World.ts'

/** Says yes to whatever ERC-1271 asks. */
const WALLET_CODE = '0x631626ba7e60e01b60005260206000f3'

/** Gives issuers keys of all types, and leaves some keys without an issuer. */
export async function settleKeys(world: World): Promise<void> {
  for (const issuer of world.issuers) {
    const signers = [
      await admitAccount(world),
      await admitAccount(world),
      createP256(world.random),
      await createKey(world, Number(issuer.id)),
    ]
    for (const signer of signers) await claim(world, issuer, signer)
    await claimBadly(world, issuer, await admitAccount(world))
  }
  for (let count = 0; count < 4; count++) {
    world.loners.push(await admitAccount(world), createP256(world.random))
  }
  // An account with code that no issuer has: what it signs counts all the same.
  world.loners.push(await createDelegated(world))
}

/** Gives an issuer a key, with its consent. */
export async function claim(
  world: World,
  issuer: Issuer,
  signer: Signer,
  roles = world.random.between(1, 7),
): Promise<void> {
  await add(world, issuer, signer, { roles })
  issuer.keys.push(signer)
}

async function claimBadly(world: World, issuer: Issuer, signer: Signer): Promise<void> {
  const { chain, random, stranger } = world
  await add(world, issuer, random.pick(issuer.keys), {})
  await add(world, issuer, signer, { roles: 0 })
  await add(world, issuer, signer, { roles: 8 })
  await add(world, issuer, signer, { deadline: chain.time - 1 })
  await add(world, issuer, signer, { signedBy: stranger })
  await add(world, { ...issuer, controller: stranger }, signer, {})
}

type Terms = { roles?: number; deadline?: number; signedBy?: Signer }

function add(
  world: World,
  { id, controller }: Issuer,
  signer: Signer,
  { roles = 7, deadline = world.chain.time + 10_000, signedBy = signer }: Terms,
): Promise<void> {
  const { address: key, keyType } = signer
  const from = controller.address
  const consent = { issuerId: id, controller: from, key, keyType, roles, deadline }
  const digest = hashTypedData(world.chain.domainOf('registry'), 'KeyConsent', consent)
  const args = [id, key, keyType, roles, deadline, signedBy.sign(digest).long]
  return world.act({ from, to: 'registry', call: 'addKey', args }, (time) =>
    world.model.keys.add(from, { ...consent, isSigned: signedBy === signer }, time),
  )
}

/** A contract, an account with code that is declared as an account, and one that is declared as a contract. */
async function createKey(world: World, number: number): Promise<Signer> {
  if (number % 3 === 0) return createDelegated(world)
  if (number % 3 === 1) return { ...(await createDelegated(world)), keyType: KEY_TYPES.contract }
  const contract = createContract(world.random)
  await world.chain.admit(contract.address)
  await world.chain.setCode(contract.address, WALLET_CODE)
  return contract
}

/** An account that EIP-7702 gave code. */
async function createDelegated(world: World): Promise<Signer> {
  const account = createAccount(world.random)
  const wallet: Hex = world.random.hex(20)
  await world.chain.admit(account.address)
  await world.chain.setCode(wallet, WALLET_CODE)
  await world.chain.setCode(account.address, `0xef0100${wallet.slice(2)}`)
  return account
}
