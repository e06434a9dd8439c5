import { expect } from 'chai'
import { InvalidUintError, toUint } from '../../src/base/uint.ts'

describe('toUint', () => {
  const kept = [
    [0, 1, 0n],
    [1, 1, 1n],
    [2 ** 32 - 1, 32, 2n ** 32n - 1n],
    [2n ** 256n - 1n, 256, 2n ** 256n - 1n],
    [Number.MAX_SAFE_INTEGER, 64, 2n ** 53n - 1n],
  ] as const
  for (const [value, bits, whole] of kept) {
    it(`keeps ${value} in ${bits} bits`, () => expect(toUint(value, bits)).to.equal(whole))
  }

  const refused = [
    [2, 1],
    [2 ** 32, 32],
    [2n ** 256n, 256],
    [-1, 32],
    [-1n, 256],
    [1.5, 32],
    [2 ** 53, 64],
    [Number.NaN, 64],
    [Number.POSITIVE_INFINITY, 64],
    ['7', 64],
    [undefined, 64],
    [null, 64],
  ] as const
  for (const [value, bits] of refused) {
    it(`refuses ${typeof value} ${value} in ${bits} bits`, () => {
      expect(() => toUint(value as number, bits)).to.throw(InvalidUintError)
    })
  }
})
