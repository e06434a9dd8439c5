import { p256 } from '@noble/curves/nist'
import { expect } from 'chai'
import { fromHex } from '../../src/base/hex.ts'
import { type AnchorRequest, toAnchorRequestData } from '../../src/registry/AnchorRequest.ts'
import { type ChangeRequest, toChangeRequestData } from '../../src/registry/ChangeRequest.ts'
import { createRelayWriter } from '../../src/registry/createRelayWriter.ts'
import { type KeyConsent, toKeyConsentData } from '../../src/registry/KeyConsent.ts'
import { toP256Key } from '../../src/registry/P256Key.ts'
import type { RegistryError } from '../../src/registry/RegistryError.ts'
import { toP256Signature } from '../../src/registry/signature.ts'
import { hashTypedData, type TypedData } from '../../src/registry/TypedData.ts'
import { openAnvil, openEmbedded, openEthereumJs } from '../support/nodes.ts'
import { type Chain, openChain } from '../support/openChain.ts'

const root = `0x${'ab'.repeat(32)}` as const
const deadline = 2 ** 40

/** A device: it signs digests, and lets the higher s out every other time. */
const secret = new Uint8Array(32).fill(11)
const publicKey = p256.getPublicKey(secret, false)
const key = toP256Key(publicKey)

function sign(data: TypedData, secretKey = secret) {
  const digest = fromHex(hashTypedData(data))
  const raw = p256.sign(digest, secretKey, { lowS: false }).toCompactRawBytes()
  return toP256Signature(raw, p256.getPublicKey(secretKey, false))
}

for (const [node, open] of Object.entries({ openEmbedded, openAnvil, openEthereumJs })) {
  describe(`a P-256 key, ${node}`, () => {
    let chain: Chain
    before(async () => {
      chain = await openChain(() => open())
    })
    after(() => chain.close())

    it('joins an issuer, and lets others anchor and revoke for it', async () => {
      const { registry, reader } = chain
      const issuers = chain.issuerWriter(9)
      const relay = createRelayWriter({ sender: chain.sender(1), registry })
      const { issuerId } = await issuers.createIssuer({ identifier: 'did:web:academy.example' })
      const { controller } = issuers
      const roles = ['anchor', 'revoke'] as const
      const consent: KeyConsent = {
        ...{ registry, issuerId, controller, key, type: 'p256', roles, deadline },
      }
      await issuers.addKey(consent, sign(toKeyConsentData(consent)))
      const anchor: AnchorRequest = { registry, key, root, size: 3, deadline }
      await relay.anchorBySig(anchor, sign(toAnchorRequestData(anchor)))
      const revocation: ChangeRequest = {
        ...{ registry, anchorKey: key, root, signer: key, deadline },
        ...{ action: 'revoke', indexes: [1] },
      }
      await relay.changeStatusBySig(revocation, sign(toChangeRequestData(revocation)))

      const block = await reader.readBlock('latest')
      expect(await reader.readKey(key, block)).to.include({ issuerId, type: 'p256' })
      const positions = [0, 1].map((index) => ({ key, root, index }))
      const facts = await reader.readFacts(positions, block)
      expect(facts.map(({ anchor, revoked }) => [anchor?.size, revoked])).to.deep.equal([
        [3, false],
        [3, true],
      ])
    })

    it('is refused what it did not sign', async () => {
      const { registry } = chain
      const relay = createRelayWriter({ sender: chain.sender(1), registry })
      const anchor: AnchorRequest = {
        registry,
        key,
        root: `0x${'cd'.repeat(32)}`,
        size: 3,
        deadline,
      }
      const other = sign(toAnchorRequestData(anchor), new Uint8Array(32).fill(12))
      const suspension: ChangeRequest = {
        ...{ registry, anchorKey: key, root, signer: key, deadline },
        ...{ action: 'suspend', indexes: [1], nonce: 1n },
      }
      const refused = [
        relay.anchorBySig(anchor, other),
        relay.anchorBySig({ ...anchor, size: 4 }, sign(toAnchorRequestData(anchor))),
        relay.changeStatusBySig(suspension, sign(toChangeRequestData(suspension))),
      ].map((call) => call.catch((error: RegistryError) => error.contractError?.name))
      expect(await Promise.all(refused)).to.deep.equal([
        'CredentialRegistryAnchorRefused',
        'CredentialRegistryAnchorRefused',
        // It has no role for that.
        'CredentialRegistryUnauthorized',
      ])
    })
  })
}
