import { p256 } from '@noble/curves/nist'
import {
  type ContractTransactionResponse,
  concat,
  dataSlice,
  getAddress,
  getBytes,
  type Signer,
  solidityPackedKeccak256,
  TypedDataEncoder,
  toBeHex,
} from 'ethers'
import type { CredentialRegistry } from '../../../artifacts/typechain/index.ts'

/** What a key consents to, as `Signer.signTypedData` takes it. */
const KEY_CONSENT = {
  KeyConsent: [
    { name: 'issuerId', type: 'uint64' },
    { name: 'controller', type: 'address' },
    { name: 'key', type: 'address' },
    { name: 'keyType', type: 'uint8' },
    { name: 'roles', type: 'uint8' },
    { name: 'deadline', type: 'uint256' },
  ],
}

const DEADLINE = 2n ** 40n - 1n

type Addition<Key> = { issuerId: number; controller: Signer; roles: number } & Key

type P256Signing = { secret: string; signer?: string; highS?: boolean }

/** Adds an account to an issuer, with the consent that its wallet signs. */
export async function addAccount(
  registry: CredentialRegistry,
  { key, ...addition }: Addition<{ key: Signer }>,
): Promise<ContractTransactionResponse> {
  const consent = await toConsent(addition, { key: await key.getAddress(), keyType: 0 })
  const proof = await key.signTypedData(await readDomain(registry), KEY_CONSENT, consent)
  return send(registry, addition.controller, consent, proof)
}

/** Adds a P-256 key to an issuer, with a consent that noble-curves signs: well, unless told otherwise. */
export async function addP256(
  registry: CredentialRegistry,
  { secret, signer = secret, highS = false, ...addition }: Addition<P256Signing>,
): Promise<ContractTransactionResponse> {
  const consent = await toConsent(addition, { key: toP256Key(secret), keyType: 2 })
  const digest = TypedDataEncoder.hash(await readDomain(registry), KEY_CONSENT, consent)
  const { r, s } = p256.sign(getBytes(digest), getBytes(signer), { lowS: true })
  const { x, y } = toPoint(secret)
  const proof = [r, highS ? p256.CURVE.n - s : s, x, y].map((part) => toBeHex(part, 32))
  return send(registry, addition.controller, consent, concat(proof))
}

/** The address that a P-256 key stands under. */
export function toP256Key(secret: string): string {
  const { x, y } = toPoint(secret)
  const types = ['string', 'bytes32', 'bytes32']
  const hash = solidityPackedKeccak256(types, ['cairn:p256', toBeHex(x, 32), toBeHex(y, 32)])
  return getAddress(dataSlice(hash, 12))
}

/** The public point of a P-256 secret. */
export function toPoint(secret: string): { x: bigint; y: bigint } {
  return p256.ProjectivePoint.fromPrivateKey(getBytes(secret)).toAffine()
}

async function toConsent(
  { issuerId, controller, roles }: Addition<unknown>,
  { key, keyType }: { key: string; keyType: number },
) {
  return {
    issuerId,
    controller: await controller.getAddress(),
    key,
    keyType,
    roles,
    deadline: DEADLINE,
  }
}

function send(
  registry: CredentialRegistry,
  controller: Signer,
  { issuerId, key, keyType, roles, deadline }: Awaited<ReturnType<typeof toConsent>>,
  proof: string,
): Promise<ContractTransactionResponse> {
  return registry.connect(controller).addKey(issuerId, key, keyType, roles, deadline, proof)
}

/** What signatures for this registry are bound to. */
export async function readDomain(registry: Pick<CredentialRegistry, 'eip712Domain'>) {
  const { name, version, chainId, verifyingContract } = await registry.eip712Domain()
  return { name, version, chainId, verifyingContract }
}
