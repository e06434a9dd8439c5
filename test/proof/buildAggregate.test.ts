import { expect } from 'chai'
import { solidityPackedKeccak256 } from 'ethers'
import { keccak256 } from '../../src/base/hash.ts'
import { toHex } from '../../src/base/hex.ts'
import { MerkleLeavesError } from '../../src/merkle/buildMerkleTree.ts'
import { buildAggregate } from '../../src/proof/buildAggregate.ts'
import { computeSuperRoot } from '../../src/proof/hashSuperLeaf.ts'
import { agreeAsAccount, agreeAsP256, toSecret } from './aggregates.ts'

const batches = Array.from({ length: 9 }, (_, i) => {
  const item = { root: keccak256(new Uint8Array([i, i])), size: 1 + i * 1_000, notAfter: 2 ** 31 }
  return i % 3 === 0 ? agreeAsP256(toSecret(i), item) : agreeAsAccount(toSecret(i), item)
})

describe('buildAggregate', () => {
  for (let size = 1; size <= batches.length; size++) {
    it(`leads each of ${size} batches to its root`, () => {
      const some = batches.slice(0, size)
      const { superRoot, proofs } = buildAggregate(some)
      expect(proofs).to.have.length(size)
      for (const [i, proof] of proofs.entries()) {
        expect(computeSuperRoot(some[i]!, proof)).to.deep.equal(superRoot)
      }
    })
  }

  it('gives each proof what its key signed', () => {
    const { proofs } = buildAggregate(batches)
    expect(proofs[3]).to.include({ index: 3, size: 9, notAfter: 2 ** 31 })
    expect(proofs[3]?.signature).to.deep.equal(batches[3]?.signature)
    expect(proofs[3]?.publicKey).to.deep.equal(batches[3]?.publicKey)
    expect(proofs[4]).not.to.have.property('publicKey')
  })

  it('has leaves as Solidity makes them of their packed members', () => {
    for (const batch of batches) {
      const { key, root, size, notAfter, signature } = batch
      const expected = solidityPackedKeccak256(
        ['uint8', 'address', 'bytes32', 'uint32', 'uint40', 'bytes32'],
        [2, key, root, size, notAfter, keccak256(signature)],
      )
      expect(toHex(buildAggregate([batch]).superRoot)).to.equal(expected)
    }
  })

  it('leads elsewhere when anything of the leaf changes', () => {
    const { superRoot, proofs } = buildAggregate(batches)
    const [batch, proof] = [batches[4]!, proofs[4]!]
    const changed = [
      [{ ...batch, key: batches[5]!.key }, proof],
      [{ ...batch, root: batches[5]!.root }, proof],
      [{ ...batch, size: batch.size + 1 }, proof],
      [batch, { ...proof, notAfter: proof.notAfter + 1 }],
      [batch, { ...proof, signature: batches[5]!.signature }],
      [batch, { ...proof, index: 5 }],
      [batch, { ...proof, path: proof.path.subarray(32) }],
    ] as const
    for (const [it, its] of changed) expect(computeSuperRoot(it, its)).not.to.deep.equal(superRoot)
  })

  it('refuses to build one over nothing', () => {
    expect(() => buildAggregate([])).to.throw(MerkleLeavesError)
  })
})
