import { expect } from 'chai'
import { hexToBytes } from 'viem'
import { inclusionPath, treeHash } from '../../scripts/maintain/vectors/rfc9162.ts'
import { concatBytes } from '../../src/base/bytes.ts'
import { type Hex, toHex } from '../../src/base/hex.ts'
import { computeRoot, type InclusionPath } from '../../src/merkle/computeRoot.ts'
import { fc } from '../support/fastCheck.ts'
import { createLeaves } from './leaves.ts'

/** A leaf with the path that RFC 9162 gives it. */
function createInclusion(size: number, index: number): { inclusion: InclusionPath; root: Hex } {
  const { texts } = createLeaves(size)
  const path = concatBytes(...inclusionPath(index, texts).map((text) => hexToBytes(text)))
  const leaf = hexToBytes(texts[index]!)
  return { inclusion: { leaf, index, size, path }, root: treeHash(texts) }
}

const place = fc
  .tuple(fc.integer({ min: 1, max: 80 }), fc.nat())
  .map(([size, index]) => createInclusion(size, index % size))

/** Where it leads, as text. */
function rootOf(inclusion: InclusionPath): Hex | undefined {
  const root = computeRoot(inclusion)
  return root && toHex(root)
}

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice()
  copy[bit >> 3]! ^= 1 << (bit & 7)
  return copy
}

describe('computeRoot', () => {
  it('leads every leaf of 1 to 40 to the root, and from no other index', () => {
    for (let size = 1; size <= 40; size++) {
      for (let index = 0; index < size; index++) {
        const { inclusion, root } = createInclusion(size, index)
        for (let other = 0; other <= size; other++) {
          expect(rootOf({ ...inclusion, index: other }) === root).to.equal(other === index)
        }
      }
    }
  })

  it('leads elsewhere when a bit of the leaf or the path changes', () => {
    fc.assert(
      fc.property(place, fc.nat(), ({ inclusion, root }, bit) => {
        const { leaf, path } = inclusion
        expect(rootOf(inclusion)).to.equal(root)
        expect(rootOf({ ...inclusion, leaf: flip(leaf, bit % 256) })).not.to.equal(root)
        if (path.length === 0) return
        const changed = flip(path, bit % (path.length * 8))
        expect(rootOf({ ...inclusion, path: changed })).not.to.equal(root)
      }),
      { numRuns: 300 },
    )
  })

  it('leads elsewhere when two hashes of the path change places', () => {
    fc.assert(
      fc.property(place, ({ inclusion, root }) => {
        const { path } = inclusion
        fc.pre(path.length >= 64)
        const swapped = concatBytes(path.slice(32, 64), path.slice(0, 32), path.slice(64))
        expect(rootOf({ ...inclusion, path: swapped })).not.to.equal(root)
      }),
    )
  })

  it('takes a path of one length only', () => {
    fc.assert(
      fc.property(place, fc.uint8Array({ minLength: 1, maxLength: 64 }), ({ inclusion }, more) => {
        const { leaf, path } = inclusion
        expect(rootOf({ ...inclusion, path: concatBytes(path, more) })).to.equal(undefined)
        expect(rootOf({ ...inclusion, path: concatBytes(path, leaf) })).to.equal(undefined)
        if (path.length === 0) return
        const cut = Math.min(more.length, path.length)
        expect(rootOf({ ...inclusion, path: path.subarray(0, -cut) })).to.equal(undefined)
        expect(rootOf({ ...inclusion, path: path.subarray(0, -32) })).to.equal(undefined)
      }),
      { numRuns: 300 },
    )
  })

  // Another size often has the same way to the root; the chain says which size is meant.
  it('leads to the root under another size only along the same turns', () => {
    for (let size = 1; size <= 20; size++) {
      for (let index = 0; index < size; index++) {
        const { inclusion, root } = createInclusion(size, index)
        for (let other = 1; other <= 24; other++) {
          const isSame = turnsOf(index, other) === turnsOf(index, size)
          expect(rootOf({ ...inclusion, size: other }) === root).to.equal(isSame)
        }
      }
    }
  })

  it('does not take an inner node for a leaf', () => {
    for (let size = 2; size <= 40; size++) {
      const { texts } = createLeaves(size)
      const root = treeHash(texts)
      for (let index = 0; index < size; index++) {
        const { path } = createInclusion(size, index).inclusion
        for (const node of [root, treeHash(texts.slice(0, 2))]) {
          for (let cut = 0; cut <= path.length; cut += 32) {
            const leaf = hexToBytes(node)
            expect(rootOf({ leaf, index, size, path: path.subarray(cut) })).not.to.equal(root)
          }
        }
      }
    }
  })

  const { inclusion } = createInclusion(3, 1)
  const nowhere: Readonly<Record<string, Partial<InclusionPath>>> = {
    'an index at the size': { index: 3 },
    'a negative index': { index: -1 },
    'half an index': { index: 0.5 },
    'no number as an index': { index: Number.NaN },
    'a size of nothing': { index: 0, size: 0 },
    'half a size': { size: 3.5 },
    'a size without end': { size: Number.POSITIVE_INFINITY },
    'a leaf of 31 bytes': { leaf: inclusion.leaf.subarray(1) },
    'a leaf of 33 bytes': { leaf: new Uint8Array(33) },
  }
  for (const [what, change] of Object.entries(nowhere)) {
    it(`leads nowhere from ${what}`, () => {
      expect(computeRoot(inclusion)).not.to.equal(undefined)
      expect(computeRoot({ ...inclusion, ...change })).to.equal(undefined)
    })
  }

  it('follows the longest path there is', () => {
    const leaf = new Uint8Array(32)
    const last = 2 ** 32 - 2
    const path = new Uint8Array(32 * 32)
    expect(computeRoot({ leaf, index: 0, size: 2 ** 32 - 1, path })).to.have.length(32)
    expect(computeRoot({ leaf, index: last, size: 2 ** 32 - 1, path })).to.equal(undefined)
  })
})

/** The way from a leaf to the root, by RFC 9162 §2.1.3.1: whether the sibling is left or right, upwards. */
function turnsOf(index: number, size: number): string | undefined {
  if (index >= size) return undefined
  if (size === 1) return ''
  let k = 1
  while (2 * k < size) k *= 2
  return index < k ? `${turnsOf(index, k)}R` : `${turnsOf(index - k, size - k)}L`
}
