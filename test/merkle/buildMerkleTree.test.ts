import { expect } from 'chai'
import { concatHex, hexToBytes } from 'viem'
import { inclusionPath, treeHash } from '../../scripts/maintain/vectors/rfc9162.ts'
import { loadFastKeccak256 } from '../../src/base/hash.ts'
import { toHex } from '../../src/base/hex.ts'
import {
  buildMerkleTree,
  MerkleIndexError,
  MerkleLeavesError,
} from '../../src/merkle/buildMerkleTree.ts'
import { fc } from '../support/fastCheck.ts'
import { createLeaves } from './leaves.ts'

describe('buildMerkleTree', () => {
  it('gives the root and every path of RFC 9162 for 1 to 70 leaves', () => {
    for (let size = 1; size <= 70; size++) {
      const { texts, bytes } = createLeaves(size)
      const tree = buildMerkleTree(bytes)
      expect(tree.size).to.equal(size)
      expect(toHex(tree.root)).to.equal(treeHash(texts))
      for (let index = 0; index < size; index++) {
        expect(toHex(tree.path(index))).to.equal(concatHex(inclusionPath(index, texts)))
      }
    }
  })

  it('gives the same for larger trees', () => {
    fc.assert(
      fc.property(fc.integer({ min: 71, max: 2_000 }), fc.nat(), (size, place) => {
        const { texts, bytes } = createLeaves(size)
        const tree = buildMerkleTree(bytes)
        expect(toHex(tree.root)).to.equal(treeHash(texts))
        for (const index of [0, place % size, size - 1]) {
          expect(toHex(tree.path(index))).to.equal(concatHex(inclusionPath(index, texts)))
        }
      }),
      { numRuns: 12 },
    )
  })

  it('gives the same with the fast hash', async () => {
    const { bytes } = createLeaves(77)
    const fast = buildMerkleTree(bytes, await loadFastKeccak256())
    const tree = buildMerkleTree(bytes)
    expect(fast.root).to.deep.equal(tree.root)
    expect(fast.path(64)).to.deep.equal(tree.path(64))
  })

  it('takes a view of a larger array, and a Buffer', () => {
    const { bytes } = createLeaves(5)
    const { root } = buildMerkleTree(bytes)
    const shifted = new Uint8Array([1, ...bytes, 2]).subarray(1, -1)
    for (const leaves of [shifted, Buffer.from(bytes)]) {
      const tree = buildMerkleTree(leaves)
      expect(tree.root).to.deep.equal(root)
      expect(toHex(tree.path(0).subarray(0, 32))).to.equal(toHex(bytes.subarray(32, 64)))
    }
  })

  it('does not share memory with its leaves, nor its paths with the tree', () => {
    const { texts, bytes } = createLeaves(3)
    const tree = buildMerkleTree(bytes)
    bytes.fill(0)
    tree.path(0).fill(0)
    expect(toHex(tree.root)).to.equal(treeHash(texts))
    expect(toHex(tree.path(0))).to.equal(concatHex(inclusionPath(0, texts)))

    const single = hexToBytes(texts[0]!)
    const { root } = buildMerkleTree(single)
    single.fill(0)
    expect(toHex(root)).to.equal(texts[0])
  })

  for (const length of [0, 1, 31, 33, 63, 65]) {
    it(`refuses ${length} bytes of leaves`, () => {
      expect(() => buildMerkleTree(new Uint8Array(length)))
        .to.throw(MerkleLeavesError)
        .with.property('code', 'MERKLE_LEAVES')
    })
  }

  it('refuses more leaves than an index can count', () => {
    // Such an array is beyond what a test should allocate.
    const leaves = { length: 2 ** 32 * 32 } as Uint8Array
    expect(() => buildMerkleTree(leaves)).to.throw(MerkleLeavesError)
  })

  for (const index of [-1, 3, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    it(`has no leaf ${index} of 3`, () => {
      const tree = buildMerkleTree(createLeaves(3).bytes)
      expect(() => tree.path(index))
        .to.throw(MerkleIndexError)
        .with.property('code', 'MERKLE_INDEX')
    })
  }
})
