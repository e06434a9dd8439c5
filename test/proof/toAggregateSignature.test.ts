import { p256 } from '@noble/curves/nist'
import { expect } from 'chai'
import { Signature, Wallet } from 'ethers'
import { uintBytes } from '../../src/base/bytes.ts'
import { fromHex, type Hex, toHex } from '../../src/base/hex.ts'
import { buildAggregate } from '../../src/proof/buildAggregate.ts'
import { toAggregateSignature } from '../../src/proof/toAggregateSignature.ts'
import { verifyAggregateSignature } from '../../src/proof/verifyAggregateSignature.ts'
import { toAggregateItemData } from '../../src/registry/AggregateItem.ts'
import { toP256Key } from '../../src/registry/P256Key.ts'
import { InvalidSignatureError } from '../../src/registry/signature.ts'
import { hashTypedData } from '../../src/registry/TypedData.ts'
import { createP256Key } from '../support/createP256Key.ts'

const registry = { chainId: 31337, address: `0x${'11'.repeat(20)}` } as const
const secret = new Uint8Array(32).fill(3)
const notAfter = 2_000_000_000

describe('toAggregateSignature', () => {
  const toItem = (key: Hex, index: number) => ({
    registry,
    key,
    root: toHex(uintBytes(index + 1, 32)),
    size: 9,
    notAfter,
  })

  it('gives what verifiers take, of accounts and of P-256 keys', async () => {
    const wallet = new Wallet(toHex(secret))
    const device = createP256Key(secret)
    // Both parities are among these.
    for (let index = 0; index < 6; index++) {
      const ofAccount = toItem(wallet.address.toLowerCase() as Hex, index)
      const { domain, types, message } = toAggregateItemData(ofAccount)
      const signature = (await wallet.signTypedData(domain, types, message)) as Hex
      const compact = toAggregateSignature(signature)
      expect(toHex(compact.signature)).to.equal(Signature.from(signature).compactSerialized)
      expect(compact).to.not.have.property('publicKey')

      const ofDevice = toItem(device.key, index)
      const apart = toAggregateSignature(device.sign(hashTypedData(toAggregateItemData(ofDevice))))
      expect(apart.publicKey).to.deep.equal(p256.getPublicKey(secret, false).slice(1))
      expect(toP256Key(apart.publicKey!)).to.equal(device.key)

      for (const [item, agreed] of [
        [ofAccount, compact],
        [ofDevice, apart],
      ] as const) {
        const batch = { ...item, root: fromHex(item.root), ...agreed }
        const { proofs } = buildAggregate([batch])
        expect(await verifyAggregateSignature(registry, batch, proofs[0]!)).to.equal(true)
        const later = { ...proofs[0]!, notAfter: notAfter + 1 }
        expect(await verifyAggregateSignature(registry, batch, later)).to.equal(false)
      }
    }
  })

  it('refuses other lengths', () => {
    for (const length of [0, 63, 66, 127, 129]) {
      const bytes = toHex(new Uint8Array(length).fill(1))
      expect(() => toAggregateSignature(bytes)).to.throw(InvalidSignatureError)
    }
  })
})
