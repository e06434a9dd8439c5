import { p256 } from '@noble/curves/nist'
import { concat, getBytes, type Signer, TypedDataEncoder, toBeHex } from 'ethers'
import type { CredentialRegistry } from '../../../artifacts/typechain/index.ts'
import { readDomain, toP256Key, toPoint } from './keys.ts'

const ANCHOR = {
  Anchor: [
    { name: 'key', type: 'address' },
    { name: 'root', type: 'bytes32' },
    { name: 'size', type: 'uint32' },
    { name: 'deadline', type: 'uint256' },
  ],
}

const SUSPEND = [
  { name: 'key', type: 'address' },
  { name: 'root', type: 'bytes32' },
  { name: 'indexes', type: 'bytes' },
  { name: 'reason', type: 'uint8' },
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint256' },
]

/** As the contract numbers them, with the fields that each signs. */
const ACTIONS = [
  { name: 'Revoke', without: ['nonce'] },
  { name: 'Supersede', without: ['nonce'] },
  { name: 'Suspend', without: [] },
  { name: 'Reinstate', without: [] },
  { name: 'RevokeBatch', without: ['indexes', 'nonce'] },
  { name: 'SuspendBatch', without: ['indexes'] },
  { name: 'ReinstateBatch', without: ['indexes'] },
]

/** A deadline of a size that deadlines have. */
const DEADLINE = 1_893_456_000

/** A batch that an account signs. */
export async function signBatch(
  registry: CredentialRegistry,
  key: Signer,
  { root, size }: { root: string; size: number },
) {
  const request = { key: await key.getAddress(), root, size, deadline: DEADLINE }
  const signature = await key.signTypedData(await readDomain(registry), ANCHOR, request)
  return { request, signature }
}

/** A batch that a P-256 key signs, with noble-curves. */
export async function signBatchAsP256(
  registry: CredentialRegistry,
  secret: string,
  { root, size }: { root: string; size: number },
) {
  const request = { key: toP256Key(secret), root, size, deadline: DEADLINE }
  const digest = TypedDataEncoder.hash(await readDomain(registry), ANCHOR, request)
  const { r, s } = p256.sign(getBytes(digest), getBytes(secret), { lowS: true })
  const { x, y } = toPoint(secret)
  return { request, signature: concat([r, s, x, y].map((part) => toBeHex(part, 32))) }
}

type Change = { action: number; key: string; root: string; indexes?: string; nonce?: number }

/** A change of status that an account signs. */
export async function signChange(
  registry: CredentialRegistry,
  signer: Signer,
  { action, key, root, indexes = '0x', nonce = 0 }: Change,
) {
  const { name, without } = ACTIONS[action]!
  const fields = SUSPEND.filter((field) => !without.includes(field.name))
  const change = { action, key, root, indexes, reason: 1, nonce, deadline: DEADLINE }
  const domain = await readDomain(registry)
  const message = Object.fromEntries(
    Object.entries(change).filter(([field]) => fields.some((it) => it.name === field)),
  )
  const signature = await signer.signTypedData(domain, { [name]: fields }, message)
  return { ...change, signer: await signer.getAddress(), signature }
}
