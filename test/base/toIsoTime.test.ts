import { expect } from 'chai'
import { toIsoTime } from '../../src/base/toIsoTime.ts'

describe('toIsoTime', () => {
  it('writes a time as a Date does, also when it has written many', () => {
    for (let i = 0; i < 3000; i++) {
      const time = (i % 1500) * 86_400_123 - 1_000_000
      expect(toIsoTime(time)).to.equal(new Date(time).toISOString())
    }
  })

  it('refuses a time that is none', () => {
    for (const time of [Number.NaN, 8.65e15]) expect(() => toIsoTime(time)).to.throw(RangeError)
  })
})
