import { expect } from 'chai'
import { isGoodAt } from '../../src/registry/isGoodAt.ts'

describe('isGoodAt', () => {
  it('is from its beginning on', () => {
    expect([4, 5, 6].map((time) => isGoodAt({ from: 5 }, time))).to.deep.equal([false, true, true])
  })

  it('is until its end, and until it turned bad, neither included', () => {
    const ended = { from: 5, end: 7 }
    expect([6, 7].map((time) => isGoodAt(ended, time))).to.deep.equal([true, false])
    const bad = { from: 5, end: 9, badSince: 7 }
    expect([6, 7].map((time) => isGoodAt(bad, time))).to.deep.equal([true, false])
  })

  it('is never, where it was bad before it began or ended when it did', () => {
    for (const window of [
      { from: 5, badSince: 3 },
      { from: 5, end: 5 },
    ]) {
      expect([3, 4, 5, 6].some((time) => isGoodAt(window, time))).to.equal(false)
    }
  })
})
