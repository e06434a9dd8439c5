import { p256 } from '@noble/curves/nist'
import {
  concat,
  encodePacked,
  getAddress,
  type Hex,
  hashTypedData,
  hexToBytes,
  keccak256,
  numberToHex,
  slice,
} from 'viem'
import { registryDomain } from '../../../../src/registry/registryDomain.ts'
import { deadline } from '../../batches.ts'
import type { Stage } from '../../Stage.ts'

const types = {
  Anchor: [
    { name: 'key', type: 'address' },
    { name: 'root', type: 'bytes32' },
    { name: 'size', type: 'uint32' },
    { name: 'deadline', type: 'uint256' },
  ],
  Revoke: [
    { name: 'key', type: 'address' },
    { name: 'root', type: 'bytes32' },
    { name: 'indexes', type: 'bytes' },
    { name: 'reason', type: 'uint8' },
    { name: 'deadline', type: 'uint256' },
  ],
} as const

type Batch = { readonly root: Hex; readonly size: number }

/** A batch that its key signed. */
export type SignedAnchor = {
  readonly request: Batch & { readonly key: Hex; readonly deadline: bigint }
  readonly signature: Hex
}

/** Signs for relays: as test accounts, and as a P-256 key. */
export function createSigner(stage: Stage, registry: Hex) {
  const domain = { ...registryDomain, chainId: stage.chainId, verifyingContract: registry }
  return {
    async signBatch(batch: Batch, signer: number): Promise<SignedAnchor> {
      const account = stage.account(signer)
      const message = { ...batch, key: account.address, deadline }
      const data = { domain, types, primaryType: 'Anchor', message } as const
      return { request: message, signature: await account.signTypedData(data) }
    },
    signBatchAsP256(batch: Batch, secret: Hex): SignedAnchor {
      const { x, y } = p256.ProjectivePoint.fromPrivateKey(hexToBytes(secret)).toAffine()
      const words = (...parts: bigint[]) =>
        concat(parts.map((part) => numberToHex(part, { size: 32 })))
      const message = { ...batch, key: toP256Key(words(x, y)), deadline }
      const digest = hashTypedData({ domain, types, primaryType: 'Anchor', message })
      const { r, s } = p256.sign(hexToBytes(digest), hexToBytes(secret), { lowS: true })
      return { request: message, signature: words(r, s, x, y) }
    },
    async signRevocation(change: { root: Hex; indexes: Hex; reason: number }, signer: number) {
      const account = stage.account(signer)
      const key = account.address
      const message = { ...change, key, deadline }
      const data = { domain, types, primaryType: 'Revoke', message } as const
      const signature = await account.signTypedData(data)
      return { ...message, action: 0, signer: key, nonce: 0n, signature }
    },
  }
}

/** The address that a P-256 key stands under. */
function toP256Key(point: Hex): Hex {
  return getAddress(slice(keccak256(encodePacked(['string', 'bytes'], ['cairn:p256', point])), 12))
}
