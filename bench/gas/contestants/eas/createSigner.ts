import { type Hex, parseSignature } from 'viem'
import { deadline } from '../../batches.ts'
import type { Stage } from '../../Stage.ts'
import { type Eas, toRequest } from './deployEas.ts'

const types = {
  Attest: [
    { name: 'attester', type: 'address' },
    { name: 'schema', type: 'bytes32' },
    { name: 'recipient', type: 'address' },
    { name: 'expirationTime', type: 'uint64' },
    { name: 'revocable', type: 'bool' },
    { name: 'refUID', type: 'bytes32' },
    { name: 'data', type: 'bytes' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint64' },
  ],
  Revoke: [
    { name: 'revoker', type: 'address' },
    { name: 'schema', type: 'bytes32' },
    { name: 'uid', type: 'bytes32' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint64' },
  ],
} as const

/** Signs for relays as the issuers with funded accounts; counts their nonces. */
export function createSigner(stage: Stage, { contract, schema }: Eas) {
  const nonces = new Map<number, bigint>()
  const domain = {
    name: 'EAS',
    version: '1.4.0',
    chainId: stage.chainId,
    verifyingContract: contract.address,
  }
  const count = (issuer: number) => {
    const nonce = nonces.get(issuer) ?? 0n
    nonces.set(issuer, nonce + 1n)
    return nonce
  }
  const toParts = (signature: Hex) => {
    const { r, s, yParity } = parseSignature(signature)
    return { v: yParity + 27, r, s }
  }
  return {
    async signAttestation(root: Hex, issuer: number) {
      const account = stage.account(issuer)
      const data = toRequest(root)
      const attester = account.address
      const message = { ...data, attester, schema, nonce: count(issuer), deadline }
      const signing = { domain, types, primaryType: 'Attest', message } as const
      return { data, attester, signature: toParts(await account.signTypedData(signing)) }
    },
    async signRevocation(uid: Hex, issuer: number) {
      const account = stage.account(issuer)
      const data = { uid, value: 0n }
      const revoker = account.address
      const message = { ...data, revoker, schema, nonce: count(issuer), deadline }
      const signing = { domain, types, primaryType: 'Revoke', message } as const
      return { data, revoker, signature: toParts(await account.signTypedData(signing)) }
    },
  }
}
