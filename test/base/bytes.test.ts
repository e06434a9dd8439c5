import { expect } from 'chai'
import { toBeHex } from 'ethers'
import { concatBytes, equalBytes, uintBytes, utf8 } from '../../src/base/bytes.ts'
import { fc } from '../support/fastCheck.ts'

describe('bytes', () => {
  it('puts arrays one after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (parts) => {
        expect(concatBytes(...parts)).to.deep.equal(new Uint8Array(parts.flatMap((it) => [...it])))
      }),
    )
  })

  it('compares content and length', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (bytes, at, bits) => {
          const changed = bytes.slice()
          changed[at % bytes.length]! ^= bits
          expect(equalBytes(bytes, bytes.slice())).to.equal(true)
          expect(equalBytes(bytes, changed)).to.equal(false)
          expect(equalBytes(bytes, bytes.subarray(1))).to.equal(false)
          expect(equalBytes(bytes.subarray(0, -1), bytes)).to.equal(false)
        },
      ),
    )
  })

  it('writes numbers with the most significant byte first, as ethers does', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (value) => {
        expect(`0x${Buffer.from(uintBytes(value, 32)).toString('hex')}`).to.equal(
          toBeHex(value, 32),
        )
      }),
    )
    expect(uintBytes(2 ** 32 - 1, 4)).to.deep.equal(new Uint8Array([255, 255, 255, 255]))
    expect(uintBytes(Number.MAX_SAFE_INTEGER, 8)).to.deep.equal(
      new Uint8Array([0, 31, 255, 255, 255, 255, 255, 255]),
    )
  })

  it('writes text as UTF-8', () => {
    expect(utf8('aé😂')).to.deep.equal(new Uint8Array(Buffer.from('aé😂')))
  })
})
