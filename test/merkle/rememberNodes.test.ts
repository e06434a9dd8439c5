import { expect } from 'chai'
import { keccak256 } from '../../src/base/hash.ts'
import { buildMerkleTree } from '../../src/merkle/buildMerkleTree.ts'
import { computeRoot } from '../../src/merkle/computeRoot.ts'
import { hashNode } from '../../src/merkle/hashNode.ts'
import { rememberNodes } from '../../src/merkle/rememberNodes.ts'
import { fc } from '../support/fastCheck.ts'
import { createLeaves } from './leaves.ts'

/** What it makes of keccak256, and how often that was asked. */
function open() {
  let hashed = 0
  const nodeOf = rememberNodes((bytes) => {
    hashed++
    return keccak256(bytes)
  })
  return { nodeOf, hashed: () => hashed }
}

const node = (...bytes: readonly number[]) => Uint8Array.from({ ...bytes, length: 32 })

describe('rememberNodes', () => {
  it('gives the node that hashing gives, whatever came before', () => {
    // Few nodes, alike in their first bytes, so that they meet in one place, right or left.
    const few = fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 1 }), fc.nat({ max: 2 }))
    const nodes = few.map(([first, second, last]) => {
      const bytes = node(first, second)
      bytes[31] = last
      return bytes
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(nodes, nodes), { maxLength: 40 }), (pairs) => {
        const { nodeOf } = open()
        for (const [left, right] of pairs) {
          expect(nodeOf(left, right)).to.deep.equal(hashNode(left, right))
        }
      }),
    )
  })

  it('keeps apart nodes that differ in one bit', () => {
    const { nodeOf } = open()
    const [left, right] = [node(1), node(2)]
    nodeOf(left, right)
    for (let bit = 0; bit < 256; bit++) {
      const changed = (it: Uint8Array) =>
        it.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(nodeOf(changed(left), right)).to.deep.equal(hashNode(changed(left), right))
      nodeOf(left, right)
      expect(nodeOf(left, changed(right))).to.deep.equal(hashNode(left, changed(right)))
      nodeOf(left, right)
    }
  })

  it('leaves two hashes for each leaf where all of a tree are followed', () => {
    const size = 300
    const { bytes } = createLeaves(size)
    const { root, path } = buildMerkleTree(bytes)
    const { nodeOf, hashed } = open()
    for (let index = 0; index < size; index++) {
      const leaf = bytes.subarray(index * 32, index * 32 + 32)
      expect(computeRoot({ leaf, index, size, path: path(index) }, nodeOf)).to.deep.equal(root)
    }
    // Of 299 nodes some share a place with another.
    expect(hashed()).to.be.within(size - 1, 2 * size)
  })

  it('is not misled by a path that was wrong', () => {
    const size = 8
    const { bytes } = createLeaves(size)
    const { root, path } = buildMerkleTree(bytes)
    const { nodeOf } = open()
    const inclusion = (index: number) => {
      return { leaf: bytes.subarray(index * 32, index * 32 + 32), index, size, path: path(index) }
    }
    const forged = { ...inclusion(3), path: path(3).map((byte, i) => (i === 40 ? byte ^ 1 : byte)) }
    expect(computeRoot(forged, nodeOf)).to.not.deep.equal(root)
    for (const index of [2, 3, 0]) {
      expect(computeRoot(inclusion(index), nodeOf)).to.deep.equal(root)
      expect(computeRoot(forged, nodeOf)).to.not.deep.equal(root)
    }
  })

  it('is not misled by a path that is too short, or ends within a hash', () => {
    const size = 8
    const { bytes } = createLeaves(size)
    const { root, path } = buildMerkleTree(bytes)
    const { nodeOf } = open()
    for (let index = 0; index < size; index++) {
      const leaf = bytes.subarray(index * 32, index * 32 + 32)
      const inclusion = { leaf, index, size, path: path(index) }
      expect(computeRoot(inclusion, nodeOf)).to.deep.equal(root)
      for (let length = 0; length < 96; length++) {
        const cut = inclusion.path.subarray(0, length)
        expect(computeRoot({ ...inclusion, path: cut }, nodeOf)).to.equal(undefined)
        expect(computeRoot(inclusion, nodeOf)).to.deep.equal(root)
      }
    }
  })
})
