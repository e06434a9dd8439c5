import type { Signer } from 'ethers'
import { fromEthersSigner } from '../../src/adapters/ethers.ts'
import {
  type AccountId,
  type AnchorRequest,
  createRelayWriter,
  type Hex,
  type SignedAnchor,
  toAnchorRequestData,
} from '../../src/index.ts'

/** The key signs, and needs no money. */
export async function sign(key: Signer, request: AnchorRequest): Promise<SignedAnchor> {
  const { domain, types, message } = toAnchorRequestData(request)
  return { request, signature: (await key.signTypedData(domain, types, message)) as Hex }
}

/** Whoever pays sends what any number of keys signed, in one transaction. */
export async function relayAll(payer: Signer, registry: AccountId, batches: SignedAnchor[]) {
  const relay = createRelayWriter({ sender: await fromEthersSigner(payer), registry })
  const { refused } = await relay.anchorManyBySig(batches)
  return refused // [{ item: 1, refusal: 'expired', request: … }]: the others are anchored
}
