import { deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import { expect } from 'chai'
import { concatBytes, utf8 } from '../../src/base/bytes.ts'
import { crc32 } from '../../src/status/crc32.ts'
import { unpackGzip } from '../../src/status/unpackGzip.ts'
import { fc } from '../support/fastCheck.ts'

const zeros = new Uint8Array(16_384)
const packed = Uint8Array.from(gzipSync(zeros))

function changed(at: number, change: (byte: number) => number): Uint8Array {
  const copy = Uint8Array.from(packed)
  const place = at < 0 ? copy.length + at : at
  copy[place] = change(copy[place] as number)
  return copy
}

/** The members of a header that hold text: extra field, name, comment, checksum (RFC 1952 §2.3.1). */
function withHeader(flags: number, ...fields: readonly Uint8Array[]): Uint8Array {
  const start = Uint8Array.from(packed.subarray(0, 10))
  start[3] = flags
  return concatBytes(start, ...fields, packed.subarray(10))
}

describe('crc32', () => {
  it('is that of everybody, in one piece and in two', () => {
    expect(crc32(utf8('123456789'))).to.equal(0xcbf43926)
    expect(crc32(utf8('6789'), crc32(utf8('12345')))).to.equal(0xcbf43926)
    expect(crc32(new Uint8Array(0))).to.equal(0)
  })
})

describe('unpackGzip', () => {
  const fields = [new Uint8Array([3, 0, 1, 2, 3]), utf8('list\0'), utf8('a comment\0')]
  const whole = crc32(concatBytes(withHeader(0x1e).subarray(0, 10), ...fields))
  const sum = new Uint8Array([whole & 0xff, (whole >>> 8) & 0xff])

  it('unpacks what zlib packed, at any level', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 3000 }),
        fc.nat({ max: 40 }),
        fc.integer({ min: 0, max: 9 }),
        (piece, times, level) => {
          const bytes = concatBytes(...Array.from({ length: times }, () => piece))
          const got = unpackGzip(Uint8Array.from(gzipSync(bytes, { level })), 2 ** 20)
          expect(got).to.deep.equal(bytes)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('takes a view into a larger buffer', () => {
    const view = concatBytes(new Uint8Array(5), packed).subarray(5)
    expect(unpackGzip(view, 16_384)).to.deep.equal(zeros)
  })

  it('reads past extra field, name, comment and checksum of the header', () => {
    expect(unpackGzip(withHeader(0x1e, ...fields, sum), 16_384)).to.deep.equal(zeros)
    expect(gunzipSync(withHeader(0x1e, ...fields, sum))).to.have.lengthOf(16_384)
  })

  it('reads past an extra field of any length', () => {
    for (const length of [0, 3, 0x100, 0x203]) {
      const field = concatBytes(
        new Uint8Array([length & 0xff, length >> 8]),
        new Uint8Array(length),
      )
      expect(unpackGzip(withHeader(4, field), 16_384)).to.deep.equal(zeros)
    }
  })

  const broken: { readonly [name: string]: Uint8Array } = {
    'with a wrong checksum': changed(-8, (byte) => byte ^ 1),
    'with a wrong length': changed(-4, (byte) => byte ^ 1),
    'with a wrong length in its highest byte': changed(-1, (byte) => byte ^ 0x80),
    'with a wrong checksum of the header': withHeader(0x1e, ...fields, sum.with(0, ~sum[0]!)),
    'with a wrong checksum of the header in its second byte': withHeader(
      0x1e,
      ...fields,
      sum.with(1, ~sum[1]!),
    ),
    'with a reserved flag': changed(3, () => 0x20),
    'with another magic number': changed(0, () => 0x50),
    'with another second byte of it': changed(1, () => 0x4b),
    'with another method': changed(2, () => 9),
    'with a reserved block type': changed(10, () => 7),
    'with a byte behind it': concatBytes(packed, new Uint8Array(1)),
    'with its checksums twice': concatBytes(packed, packed.subarray(-8)),
    'with a second member': concatBytes(packed, packed),
    'with an empty second member': concatBytes(packed, Uint8Array.from(gzipSync(''))),
    'with half a member behind it': concatBytes(packed, packed.subarray(0, 5)),
    'that is zlib': Uint8Array.from(deflateSync(zeros)),
    'that is nothing': new Uint8Array(0),
    'whose name does not end': withHeader(8, utf8('a'.repeat(100))).subarray(0, 60),
  }
  for (const [name, bytes] of Object.entries(broken)) {
    it(`refuses one ${name}`, () => {
      expect(unpackGzip(bytes, 2 ** 20)).to.equal('broken')
    })
  }

  it('refuses every part of one', () => {
    const noise = Uint8Array.from(gzipSync(randomOf(1200)))
    for (const whole of [packed, noise]) {
      for (let length = 0; length < whole.length; length++) {
        expect(unpackGzip(whole.subarray(0, length), 2 ** 20), `${length}`).to.equal('broken')
      }
    }
  })

  it('never gives other bytes than were packed, whichever bit is turned', () => {
    for (let at = 0; at < packed.length * 8; at++) {
      const got = unpackGzip(
        changed(at >> 3, (byte) => byte ^ (1 << (at & 7))),
        2 ** 20,
      )
      if (typeof got !== 'string') expect(got).to.deep.equal(zeros)
    }
  })

  it('takes as much as it may, and not a byte more', () => {
    expect(unpackGzip(packed, 16_384)).to.deep.equal(zeros)
    expect(unpackGzip(packed, 16_383)).to.equal('too large')
    expect(unpackGzip(packed, Number.NaN)).to.equal('too large')
  })
})

/** Bytes that do not pack; which ones does not matter here. */
function randomOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (Math.imul(i + 1, 0x9e3779b1) >>> 13) & 0xff)
}
