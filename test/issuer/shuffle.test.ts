import { expect } from 'chai'
import { shuffle } from '../../src/issuer/shuffle.ts'
import { createRandom } from '../support/createRandom.ts'
import { fc } from '../support/fastCheck.ts'

/** The same bytes, each draw in an array of its own. */
function cut(pool: Uint8Array): (size: number) => Uint8Array {
  let offset = 0
  return (size) => {
    offset += size
    return pool.slice(offset - size, offset)
  }
}

describe('shuffle', () => {
  it('gives every number once', () => {
    const property = fc.property(fc.nat({ max: 300 }), fc.string(), (size, seed) => {
      const numbers = [...shuffle(size, createRandom(seed))].sort((a, b) => a - b)
      expect(numbers).to.deep.equal(Array.from({ length: size }, (_, i) => i))
    })
    fc.assert(property)
  })

  it('reaches every order, each about as often', () => {
    const random = createRandom('orders')
    const counts = new Map<string, number>()
    for (let i = 0; i < 2400; i++) {
      const order = shuffle(4, random).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).to.equal(24)
    // Each 100 times on average, with a standard deviation of 10.
    for (const count of counts.values()) expect(count).to.be.within(60, 140)
  })

  it('draws again rather than favour the small numbers', () => {
    const bytes = (value: number) => {
      const drawn = new Uint8Array(4)
      new DataView(drawn.buffer).setUint32(0, value)
      return drawn
    }
    const draw = (...values: number[]) => {
      let drawn = 0
      const order = shuffle(3, () => bytes(values[drawn++] ?? 0))
      return { order, drawn }
    }
    // 2^32 = 3 · 1431655765 + 1: one value too many for three numbers.
    expect(draw(2 ** 32 - 1, 2, 1)).to.deep.equal({ order: [0, 1, 2], drawn: 3 })
    expect(draw(2 ** 32 - 2, 1)).to.deep.equal({ order: [0, 1, 2], drawn: 2 })
  })

  it('takes random bytes out of a larger buffer', () => {
    const pool = createRandom('pool')(4096)
    let offset = 0
    const order = shuffle(50, (size) => {
      offset += size
      return pool.subarray(offset - size, offset)
    })
    expect(order).to.deep.equal(shuffle(50, cut(pool)))
    expect(new Set(order).size).to.equal(50)
    expect(order).to.not.deep.equal(Array.from({ length: 50 }, (_, i) => i))
  })
})
