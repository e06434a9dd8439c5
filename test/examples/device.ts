import {
  type AnchorRequest,
  fromHex,
  hashTypedData,
  type SignedAnchor,
  toAnchorRequestData,
  toP256Key,
  toP256Signature,
} from '../../src/index.ts'

/** A device with a P-256 key: it signs 32 bytes as they are, without hashing them again. */
export type Device = {
  publicKey: Uint8Array
  signDigest(digest: Uint8Array): Promise<Uint8Array>
}

/** What the device signs, for a relay to send: the device has no account. */
export async function signByDevice(
  device: Device,
  batch: Omit<AnchorRequest, 'key'>,
): Promise<SignedAnchor> {
  const request = { ...batch, key: toP256Key(device.publicKey) }
  const digest = fromHex(hashTypedData(toAnchorRequestData(request)))
  const signature = toP256Signature(await device.signDigest(digest), device.publicKey)
  return { request, signature }
}
