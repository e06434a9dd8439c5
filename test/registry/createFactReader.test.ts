import { expect } from 'chai'
import fc from 'fast-check'
import { toHex } from '../../src/base/hex.ts'
import { rememberFactSlots } from '../../src/registry/rememberFactSlots.ts'
import { toFactSlots } from '../../src/registry/slots.ts'

const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size }).map(toHex)

describe('rememberFactSlots', () => {
  it('says the same as without remembering, in any order', () => {
    const batch = fc.record({ key: bytes(20), root: bytes(32) })
    const property = fc.property(
      fc.array(batch, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 1000 }))),
      (batches, asked) => {
        const toSlots = rememberFactSlots()
        for (const [batchIndex, index] of asked) {
          const position = { ...batches[batchIndex % batches.length]!, index }
          expect(toSlots(position)).to.deep.equal(toFactSlots(position))
        }
      },
    )
    fc.assert(property, { numRuns: 30 })
  })

  it('refuses the indexes that cannot be, though their word is known', () => {
    const position = { key: `0x${'11'.repeat(20)}`, root: `0x${'22'.repeat(32)}` } as const
    const toSlots = rememberFactSlots()
    toSlots({ ...position, index: 0 })
    for (const index of [-1, 0.5, 2 ** 32]) {
      expect(() => toSlots({ ...position, index }))
        .to.throw()
        .with.property('code', 'REGISTRY_BAD_VALUE')
    }
  })
})
