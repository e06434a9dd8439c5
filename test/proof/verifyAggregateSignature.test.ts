import { p256 } from '@noble/curves/nist'
import { secp256k1 } from '@noble/curves/secp256k1'
import { expect } from 'chai'
import { keccak256 } from '../../src/base/hash.ts'
import type { AgreedBatch } from '../../src/proof/buildAggregate.ts'
import { verifyAggregateSignature } from '../../src/proof/verifyAggregateSignature.ts'
import { agreeAsAccount, agreeAsP256, flip, registry, toSecret } from './aggregates.ts'

const item = { root: keccak256(new Uint8Array([7])), size: 1_000, notAfter: 2 ** 31 }

const kinds = [
  { kind: 'an account', agree: agreeAsAccount, order: secp256k1.CURVE.n, flipsParity: true },
  { kind: 'a P-256 key', agree: agreeAsP256, order: p256.CURVE.n, flipsParity: false },
]

function verify(batch: AgreedBatch, on = registry as { chainId: number; address: `0x${string}` }) {
  return verifyAggregateSignature(on, batch, {
    ...batch,
    index: 0,
    size: 1,
    path: new Uint8Array(),
  })
}

describe('verifyAggregateSignature', () => {
  for (const { kind, agree, order, flipsParity } of kinds) {
    describe(`of ${kind}`, () => {
      // Both parities occur among them.
      const batches = Array.from({ length: 8 }, (_, i) => agree(toSecret(i), item))
      const [batch, other] = batches as [AgreedBatch, AgreedBatch]

      it('takes what the key signed', async () => {
        for (const it of batches) expect(await verify(it)).to.equal(true)
        const upper = `0x${batch.key.slice(2).toUpperCase()}` as const
        expect(await verify({ ...batch, key: upper })).to.equal(true)
      })

      it('leaves the signature as it was', async () => {
        for (let i = 0; i < 8; i++) {
          const it = agree(toSecret(i), item)
          const before = it.signature.slice()
          await verify(it)
          expect(it.signature).to.deep.equal(before)
        }
      })

      it('refuses what another key signed', async () => {
        expect(await verify({ ...batch, key: other.key })).to.equal(false)
        expect(await verify({ ...batch, signature: other.signature })).to.equal(false)
      })

      it('refuses another batch, time, chain and registry', async () => {
        expect(await verify({ ...batch, root: keccak256(item.root) })).to.equal(false)
        expect(await verify({ ...batch, size: 1_001 })).to.equal(false)
        expect(await verify({ ...batch, notAfter: item.notAfter + 1 })).to.equal(false)
        expect(await verify(batch, { ...registry, chainId: 1 })).to.equal(false)
        const address = `0x${'cd'.repeat(20)}` as const
        expect(await verify(batch, { ...registry, address })).to.equal(false)
      })

      it('refuses the other signature and other lengths', async () => {
        const { signature } = batch
        const flipped = flip(signature, order, flipsParity)
        for (const bad of [
          flipped,
          signature.subarray(1),
          new Uint8Array([...signature, 0]),
          new Uint8Array(64),
          new Uint8Array(64).fill(255),
          new Uint8Array(),
          p256.Signature.fromCompact(signature).toDERRawBytes(),
        ]) {
          expect(await verify({ ...batch, signature: bad })).to.equal(false)
        }
      })
    })
  }

  it('refuses a public key that is no point, or too long, or not the key', async () => {
    const batch = agreeAsP256(toSecret(1), item)
    const publicKey = batch.publicKey as Uint8Array
    for (const bad of [
      new Uint8Array(64),
      new Uint8Array([...publicKey, 0]),
      publicKey.subarray(1),
      agreeAsP256(toSecret(2), item).publicKey as Uint8Array,
    ]) {
      expect(await verify({ ...batch, publicKey: bad })).to.equal(false)
    }
  })

  it('takes an account for no P-256 key, and the other way round', async () => {
    const account = agreeAsAccount(toSecret(1), item)
    const { publicKey, ...p256Batch } = agreeAsP256(toSecret(1), item)
    expect(await verify(p256Batch)).to.equal(false)
    expect(await verify({ ...account, ...(publicKey && { publicKey }) })).to.equal(false)
  })
})
