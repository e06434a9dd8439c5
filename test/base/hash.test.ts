import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { keccak256 as ethersKeccak256, getBytes } from 'ethers'
import { utf8 } from '../../src/base/bytes.ts'
import { type Hash, keccak256, loadFastKeccak256, sha256 } from '../../src/base/hash.ts'
import { toHex } from '../../src/base/hex.ts'
import { fc } from '../support/fastCheck.ts'

describe('hash', () => {
  let fast: Hash
  before(async () => {
    fast = await loadFastKeccak256()
  })

  it('gives the published digests', () => {
    // FIPS 180-4 examples; the Keccak team's own for the empty text.
    expect(toHex(sha256(utf8('abc')))).to.equal(
      '0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    expect(toHex(sha256(utf8('')))).to.equal(
      '0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    for (const hash of [keccak256, fast]) {
      expect(toHex(hash(utf8('')))).to.equal(
        '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470',
      )
      expect(toHex(hash(utf8('abc')))).to.equal(
        '0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45',
      )
    }
  })

  // Around 136 bytes, the block of Keccak-256, and 64, that of SHA-256.
  it('agrees with the libraries of others on any input', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256(bytes)).to.deep.equal(
          new Uint8Array(createHash('sha256').update(bytes).digest()),
        )
        expect(keccak256(bytes)).to.deep.equal(getBytes(ethersKeccak256(bytes)))
        expect(fast(bytes)).to.deep.equal(keccak256(bytes))
      }),
    )
  })

  it('gives a new array each time', () => {
    const first = fast(utf8('abc'))
    const kept = first.slice()
    fast(utf8('abd'))
    expect(first).to.deep.equal(kept)
  })

  it('does without the hash of the platform where there is none', async () => {
    const { getBuiltinModule } = process
    try {
      process.getBuiltinModule = (() => undefined) as never
      const portable = await import(`../../src/base/hash.ts?portable=${Date.now()}`)
      expect(portable.sha256).to.not.equal(sha256)
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
          expect(portable.sha256(bytes)).to.deep.equal(sha256(bytes))
        }),
      )
    } finally {
      process.getBuiltinModule = getBuiltinModule
    }
  })
})
