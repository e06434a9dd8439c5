import { expect } from 'chai'
import { isExactNumber } from '../../src/credential/isExactNumber.ts'
import { fc } from '../support/fastCheck.ts'

describe('isExactNumber', () => {
  const exact = [
    '0',
    '-0',
    '0.000',
    '0e999999999999',
    '-0.0e-5',
    '1',
    '1.0',
    '1e0',
    '10e-1',
    '0.1e1',
    '1.50',
    '100e-2',
    '0.1',
    '1e-7',
    '0.0000001',
    '123456789.125',
    '5e-324',
    '9007199254740991',
    '-9007199254740991',
    '9.007199254740991e15',
    '0.30000000000000004',
    '1e00000000000000000000000000000001',
  ]
  for (const literal of exact) {
    it(`takes ${literal}`, () => {
      expect(isExactNumber(literal)).to.equal(true)
    })
  }

  const inexact = [
    '9007199254740992',
    '-9007199254740992',
    '9007199254740993',
    '9007199254740991.1',
    '1e16',
    '1e400',
    '-1e400',
    '1e-400',
    '-1e-400',
    '1e999999999999',
    '1e-999999999999',
    '0.1000000000000000055511151231257827',
    '0.10000000000000000001',
    '4.9406564584124654e-324',
    '333333333.33333329',
    '1.0000000000000000000000000000000000000000000001',
  ]
  for (const literal of inexact) {
    it(`refuses ${literal}`, () => {
      expect(isExactNumber(literal)).to.equal(false)
    })
  }

  it('takes whatever ECMAScript prints below 2^53, and the same with zeros', () => {
    const double = fc.double({
      noNaN: true,
      min: -(2 ** 53),
      max: 2 ** 53,
      minExcluded: true,
      maxExcluded: true,
    })
    fc.assert(
      fc.property(double, fc.nat(9), (value, zeros) => {
        const text = String(value)
        const [mantissa, power = '0'] = text.split('e')
        const dot = mantissa!.includes('.') ? '' : '.0'
        expect(isExactNumber(text)).to.equal(true)
        expect(isExactNumber(`${mantissa}${dot}${'0'.repeat(zeros)}e${power}`)).to.equal(true)
      }),
    )
  })

  it('refuses a literal with one digit more than it takes', () => {
    const double = fc.double({ noNaN: true, min: 1, max: 2 ** 40 })
    fc.assert(
      fc.property(double, fc.integer({ min: 1, max: 9 }), (value, digit) => {
        const long = `${value.toFixed(1).split('.')[0]}.${'0'.repeat(20)}${digit}`
        expect(isExactNumber(long)).to.equal(false)
      }),
    )
  })

  const million = 1_000_000
  const slow = {
    zeros: `0.1${'0'.repeat(million)}1`,
    'zeros before': `0.${'0'.repeat(million)}1`,
    digits: `0.${'9'.repeat(million)}`,
    'digits before': '9'.repeat(million),
    'a power': `1e-${'9'.repeat(million)}`,
    'zeros in a power': `1.5e${'0'.repeat(million)}1`,
  }
  for (const [what, literal] of Object.entries(slow)) {
    it(`is quick with a million ${what}`, function () {
      this.timeout(2_000)
      isExactNumber(literal)
    })
  }
})
