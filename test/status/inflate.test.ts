import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import { expect } from 'chai'
import { concatBytes } from '../../src/base/bytes.ts'
import { inflate } from '../../src/status/inflate.ts'
import { fc } from '../support/fastCheck.ts'

const strategies = [
  constants.Z_DEFAULT_STRATEGY,
  constants.Z_FILTERED,
  constants.Z_FIXED,
  constants.Z_HUFFMAN_ONLY,
  constants.Z_RLE,
]

/** Texts with repetitions near and far, few letters or many. */
const text = fc
  .tuple(
    fc.uint8Array({ maxLength: 400 }),
    fc.uint8Array({ maxLength: 40, max: 3 }),
    fc.nat({ max: 300 }),
    fc.nat({ max: 100 }),
  )
  .map(([a, b, times, gap]) =>
    concatBytes(a, ...Array.from({ length: times }, () => b), new Uint8Array(gap * 300), a),
  )

const packedText = fc
  .tuple(
    text,
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom(...strategies),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([bytes, level, strategy, memLevel]) => ({
    bytes,
    packed: Uint8Array.from(deflateRawSync(bytes, { level, strategy, memLevel })),
  }))

/** What zlib makes of it, and how much of it zlib read. */
function ask(packed: Uint8Array): { bytes: Uint8Array; end: number } | undefined {
  try {
    // With `info` there is the engine too, of which the types do not know.
    const answer = inflateRawSync(packed, { info: true }) as unknown as {
      buffer: Uint8Array
      engine: { bytesWritten: number }
    }
    return { bytes: Uint8Array.from(answer.buffer), end: answer.engine.bytesWritten }
  } catch {
    return undefined
  }
}

describe('inflate', () => {
  it('unpacks what zlib packed in every way', () => {
    fc.assert(
      fc.property(packedText, ({ bytes, packed }) => {
        expect(inflate(packed, 0, 2 ** 20)).to.deep.equal({ bytes, end: packed.length })
      }),
      { numRuns: 150 },
    )
  })

  it('starts and ends where it is told and where it is', () => {
    const packed = Uint8Array.from(deflateRawSync('abc'))
    const among = concatBytes(new Uint8Array(3).fill(255), packed, new Uint8Array(4).fill(255))
    const bytes = new Uint8Array([97, 98, 99])
    expect(inflate(among, 3, 3)).to.deep.equal({ bytes, end: 3 + packed.length })
  })

  it('takes and refuses what zlib takes and refuses, of texts with faults', () => {
    let refused = 0
    let taken = 0
    const faults = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 7 })), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(packedText, faults, fc.nat({ max: 3 }), ({ packed }, turned, cut) => {
        const changed = packed.slice(0, packed.length - (cut === 0 ? 1 : 0))
        // Mostly in the first bytes, where the codes are.
        for (const [place, bit] of turned) {
          const at = place % Math.min(changed.length || 1, 60)
          changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        }
        const theirs = ask(changed)
        const ours = inflate(changed, 0, 2 ** 22)
        if (theirs) taken++
        else refused++
        if (theirs) expect(ours).to.deep.equal(theirs)
        else expect(ours).to.include({ fault: 'broken' })
      }),
      { numRuns: 1500 },
    )
    expect(taken).to.be.greaterThan(100)
    expect(refused).to.be.greaterThan(100)
  })

  it('refuses nothing, and noise', () => {
    expect(inflate(new Uint8Array(0), 0, 100)).to.include({ fault: 'broken' })
    expect(inflate(new Uint8Array(10), 20, 100)).to.include({ fault: 'broken' })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const theirs = ask(noise)
        expect('bytes' in inflate(noise, 0, 2 ** 20)).to.equal(theirs !== undefined)
      }),
      { numRuns: 1000 },
    )
  })

  it('takes as many bytes as it may, however they are packed', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * i) & 0xff)
    for (const level of [0, 9]) {
      const packed = Uint8Array.from(deflateRawSync(bytes, { level }))
      expect(inflate(packed, 0, 1000)).to.include({ end: packed.length })
      expect(inflate(packed, 0, 999)).to.include({ fault: 'too large' })
      expect(inflate(packed, 0, Number.NaN)).to.include({ fault: 'too large' })
    }
  })

  it('stops a bomb where the bound is', () => {
    const bomb = Uint8Array.from(deflateRawSync(new Uint8Array(2 ** 27)))
    expect(bomb.length).to.be.greaterThan(2 ** 17 - 1000)
    const got = inflate(bomb, 0, 2 ** 20)
    expect(got).to.include({ fault: 'too large' })
    // A byte makes 1,032 at most: of 130,000 bytes about 1,016 are read.
    expect(got.end).to.be.greaterThan(900)
    expect(got.end).to.be.lessThan(1100)
  })

  /** The letter a and an end, in a code of one bit each. */
  const letters = lengthsWith(257, { 97: 1, 256: 1 })

  // Symbol 16 repeats the length before it; here it takes the place of 15, as 1111.
  const repeating = [...Array(15).keys(), 16]

  it('reads codes with a block, and refuses what is no code', () => {
    const a = { bytes: new Uint8Array([97]), end: 139 }
    expect(inflate(toBlock(letters, [0], '01'), 0, 10)).to.deep.equal(a)
    // One distance may go without a second one, as its code has one bit.
    expect(inflate(toBlock(letters, [1], '01'), 0, 10)).to.deep.equal(a)
    const refused = {
      'more literals than there are': toBlock(lengthsWith(287, { 97: 1, 256: 1 }), [0], '01'),
      'more distances than there are': toBlock(letters, lengthsWith(31, {}), '01'),
      'bits that are none of its one literal': toBlock(lengthsWith(257, { 256: 1 }), [0], '1'),
      'no end': toBlock(lengthsWith(257, { 97: 1, 98: 1 }), [0], '01'),
      'three codes of one bit': toBlock(lengthsWith(257, { 97: 1, 98: 1, 256: 1 }), [0], '01'),
      'a gap among literals': toBlock(lengthsWith(257, { 97: 2, 256: 2 }), [0], '0001'),
      'a gap among distances': toBlock(letters, [2, 2], '01'),
      'a gap among lengths': toBlock(letters, [0], '01', [...Array(15).keys()]),
      'nothing to repeat': toBlock(letters, [0], '01', repeating, '111100'),
      'a distance without a code': toBlock(lengthsWith(258, { 256: 1, 257: 1 }), [0], '10'),
      'a distance before the start': toBlock(lengthsWith(258, { 256: 1, 257: 1 }), [1], '100'),
    }
    for (const [name, block] of Object.entries(refused)) {
      expect(inflate(block, 0, 10), name).to.include({ fault: 'broken' })
      expect(ask(block), name).to.equal(undefined)
    }
  })
})

function lengthsWith(count: number, lengths: { readonly [symbol: number]: number }) {
  return Array.from({ length: count }, (_, symbol) => lengths[symbol] ?? 0)
}

/**
 * A last block with codes of its own. Their lengths are written in four bits each; `instead` is written in
 * the place of the first three.
 */
function toBlock(
  literals: readonly number[],
  distances: readonly number[],
  data: string,
  ofLengths: readonly number[] = [...Array(16).keys()],
  instead?: string,
): Uint8Array {
  const number = (value: number, bits: number) =>
    [...value.toString(2).padStart(bits, '0')].reverse().join('')
  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  const bits = [
    '101',
    ...[number(literals.length - 257, 5), number(distances.length - 1, 5), number(15, 4)],
    ...order.map((symbol) => number(ofLengths.includes(symbol) ? 4 : 0, 3)),
    instead ?? '',
    ...[...literals, ...distances]
      .slice(instead === undefined ? 0 : 3)
      .map((length) => length.toString(2).padStart(4, '0')),
    data,
  ].join('')
  return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
    Number.parseInt([...bits.slice(8 * i, 8 * i + 8).padEnd(8, '0')].reverse().join(''), 2),
  )
}
