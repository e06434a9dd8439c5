import { expect } from 'chai'
import { BitReader } from '../../src/status/BitReader.ts'
import { buildPrefixCode, readSymbol } from '../../src/status/PrefixCode.ts'

describe('buildPrefixCode', () => {
  it('gives the codes of the example in RFC 1951 §3.2.2', () => {
    const code = buildPrefixCode([3, 3, 3, 3, 3, 2, 4, 4])
    if (!code) throw new Error('a code')
    expect(code.isComplete).to.equal(true)
    const written = {
      A: '010',
      B: '011',
      C: '100',
      D: '101',
      E: '110',
      F: '00',
      G: '1110',
      H: '1111',
    }
    for (const [symbol, [letter, bits]] of Object.entries(written).entries()) {
      const byte = Number.parseInt([...bits].reverse().join(''), 2)
      expect(readSymbol(new BitReader(new Uint8Array([byte]), 0), code), letter).to.equal(symbol)
    }
  })

  it('knows a code with a gap, and one with too many codes', () => {
    expect(buildPrefixCode([1, 2])?.isComplete).to.equal(false)
    expect(buildPrefixCode([0, 0])?.symbols).to.deep.equal([])
    expect(buildPrefixCode([1, 1, 1])).to.equal(undefined)
    expect(buildPrefixCode([1, 2, 2, 15])).to.equal(undefined)
  })

  it('reads codes of 15 bits, the longest', () => {
    const code = buildPrefixCode([...Array(15).keys()].map((i) => i + 1).concat(15))
    if (!code) throw new Error('a code')
    const last = new BitReader(new Uint8Array([0xff, 0x7f]), 0)
    expect(readSymbol(last, code)).to.equal(15)
    const other = new BitReader(new Uint8Array([0xff, 0x3f]), 0)
    expect(readSymbol(other, code)).to.equal(14)
  })

  it('finds no symbol in a gap', () => {
    const code = buildPrefixCode([1])
    if (!code) throw new Error('a code')
    expect(readSymbol(new BitReader(new Uint8Array([1, 0]), 0), code)).to.equal(undefined)
  })
})
