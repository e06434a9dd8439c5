import { expect } from 'chai'
import { fromHex, InvalidHexError, isHex, toHex } from '../../src/base/hex.ts'
import { fc } from '../support/fastCheck.ts'

describe('hex', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const hex = toHex(bytes)
        expect(hex).to.equal(`0x${Buffer.from(bytes).toString('hex')}`)
        expect(fromHex(hex, bytes.length)).to.deep.equal(bytes)
        expect(fromHex(`0x${hex.slice(2).toUpperCase()}`)).to.deep.equal(bytes)
      }),
    )
  })

  const refused = {
    nothing: '',
    'no prefix': 'ca01',
    'an upper-case prefix': '0XCA01',
    'half a byte': '0xca0',
    'another letter': '0xcg',
    'a space': '0xca 01',
    'a line after it': '0xca\n',
    'a number': 0xca01,
    'what reads as hex': { toString: () => '0xca01' },
  }
  for (const [what, value] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(isHex(value)).to.equal(false)
      expect(() => fromHex(value as string))
        .to.throw(InvalidHexError)
        .with.property('code', 'INVALID_HEX')
    })
  }

  it('asks for the size, where one is given', () => {
    expect(isHex('0xca01', 2)).to.equal(true)
    expect(isHex('0x', 0)).to.equal(true)
    expect(isHex('0xca01', 1)).to.equal(false)
    expect(isHex('0xca01', 3)).to.equal(false)
    expect(() => fromHex('0xca01', 3)).to.throw(InvalidHexError)
  })
})
