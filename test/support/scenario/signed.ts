import { encodeFunctionData, hashTypedData } from 'viem'
import type { Address, Hex } from '../../../src/base/hex.ts'
import { abi } from '../../../src/registry/abi.ts'
import { registryDomain } from '../../../src/registry/registryDomain.ts'
import { toAccount } from '../openChain.ts'
import { addressOf } from './cast.ts'
import type { Play } from './Play.ts'

/** Whoever signs what others send: an account, or a device. */
export type Signer = { readonly key: Address; sign(digest: Hex): Hex | Promise<Hex> }

/** A funded account, as it signs. */
export function toSigner(account: number): Signer {
  return { key: addressOf(account), sign: (hash) => toAccount(account).sign({ hash }) }
}

type Field = { readonly name: string; readonly type: string }

const fields = {
  key: { name: 'key', type: 'address' },
  root: { name: 'root', type: 'bytes32' },
  size: { name: 'size', type: 'uint32' },
  indexes: { name: 'indexes', type: 'bytes' },
  reason: { name: 'reason', type: 'uint8' },
  nonce: { name: 'nonce', type: 'uint256' },
  deadline: { name: 'deadline', type: 'uint256' },
} as const

const deadline = 2n ** 40n

async function sign(
  { chain: { registry } }: Play,
  signer: Signer,
  primaryType: string,
  message: Record<string, unknown>,
): Promise<Hex> {
  const types: Record<string, Field[]> = {
    [primaryType]: Object.values(fields).filter(({ name }) => name in message),
  }
  const { chainId, address: verifyingContract } = registry
  const domain = { ...registryDomain, chainId, verifyingContract }
  return signer.sign(hashTypedData({ domain, types, primaryType, message }))
}

/** A request to anchor a batch, as its key signed it. */
export async function signAnchor(
  play: Play,
  signer: Signer,
  { root, size }: { readonly root: Hex; readonly size: number },
) {
  const request = { key: signer.key, root, size, deadline }
  return { request, signature: await sign(play, signer, 'Anchor', request) }
}

/** What can be done to a status, in the order of the contract, and which fields are signed for it. */
const actions = [
  'Revoke',
  'Supersede',
  'Suspend',
  'Reinstate',
  'RevokeBatch',
  'SuspendBatch',
  'ReinstateBatch',
] as const

/** The call that does what somebody signed to the status of a batch or of positions in it. */
export async function toSignedChange(
  play: Play,
  signer: Signer,
  change: {
    readonly action: (typeof actions)[number]
    readonly key: Address
    readonly root: Hex
    readonly indexes?: Hex
    readonly nonce?: bigint
  },
): Promise<Hex> {
  const { action, ...rest } = change
  const message = { ...rest, reason: 0, deadline }
  const signature = await sign(play, signer, action, message)
  const whole = { indexes: '0x', nonce: 0n, ...message, signer: signer.key, signature } as const
  const args = [{ ...whole, action: actions.indexOf(action) }] as const
  return encodeFunctionData({ abi, functionName: 'changeStatusBySig', args })
}
