import { encode } from 'cborg'
import { expect } from 'chai'
import { fromHex } from '../../src/base/hex.ts'
import type { AnchorProof } from '../../src/proof/AnchorProof.ts'
import { AnchorProofError } from '../../src/proof/AnchorProofError.ts'
import { decodeAnchorProof, encodeAnchorProof } from '../../src/proof/anchorProofValue.ts'
import { fc } from '../support/fastCheck.ts'
import { anchorProofs, sampleProof } from './anchorProofs.ts'

const toText = (bytes: Uint8Array) => `u${Buffer.from(bytes).toString('base64url')}`
const toBytes = (text: string) => new Uint8Array(Buffer.from(text.slice(1), 'base64url'))

const sampleText = encodeAnchorProof(sampleProof)
const sampleHex = Buffer.from(toBytes(sampleText)).toString('hex')

/** Members of the sample, in their order, with some changed. */
function cborWith(changes: Readonly<Record<number, unknown>>): string {
  const { registry, key, index, salt, size, root, path } = sampleProof
  const members: readonly unknown[] = [
    registry.chainId,
    fromHex(registry.address),
    fromHex(key),
    index,
    salt,
    size,
    root,
    path,
  ]
  const entries = members.map((value, i) => [i + 1, value] as const)
  const all = { ...Object.fromEntries(entries), ...changes }
  return toText(encode(new Map(Object.entries(all).map(([name, value]) => [Number(name), value]))))
}

function refusalOf(text: string): AnchorProofError {
  try {
    decodeAnchorProof(text)
  } catch (error) {
    if (error instanceof AnchorProofError) return error
    throw error
  }
  throw new Error('accepted')
}

/** Nothing, or a proof that is not this one. */
function expectOther(text: string, proof: AnchorProof) {
  let read: AnchorProof
  try {
    read = decodeAnchorProof(text)
  } catch (error) {
    expect(error).to.be.instanceOf(AnchorProofError)
    return
  }
  expect(read).not.to.deep.equal(proof)
  expect(encodeAnchorProof(read)).to.equal(text)
}

describe('anchorProofValue', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(anchorProofs, (proof) => {
        expect(decodeAnchorProof(encodeAnchorProof(proof))).to.deep.equal(proof)
      }),
      { numRuns: 300 },
    )
  })

  it('writes one text for one proof, whatever the case of its addresses', () => {
    fc.assert(
      fc.property(anchorProofs, (proof) => {
        const key = `0x${proof.key.slice(2).toUpperCase()}` as const
        expect(encodeAnchorProof({ ...proof, key })).to.equal(encodeAnchorProof(proof))
      }),
    )
  })

  it('reads another proof, or none, when any bit changes', () => {
    const bytes = toBytes(sampleText)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = bytes.slice()
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expectOther(toText(changed), sampleProof)
    }
  })

  it('reads another proof, or none, when any character changes, goes or comes', () => {
    const characters = [...'AZaz0189-_+/=. \n\u00e9', 'B', 'M', 'b', 'm', 'u']
    for (let at = 0; at <= sampleText.length; at++) {
      const [before, after] = [sampleText.slice(0, at), sampleText.slice(at + 1)]
      if (at < sampleText.length) expectOther(before + after, sampleProof)
      for (const character of characters) {
        if (before + character + after !== sampleText)
          expectOther(before + character + after, sampleProof)
        expectOther(before + character + sampleText.slice(at), sampleProof)
      }
    }
  })

  it('reads another proof, or none, when random proofs change', () => {
    fc.assert(
      fc.property(anchorProofs, fc.nat(), fc.integer({ min: 1, max: 255 }), (proof, at, bits) => {
        const bytes = toBytes(encodeAnchorProof(proof))
        bytes[at % bytes.length]! ^= bits
        expectOther(toText(bytes), proof)
      }),
      { numRuns: 1_000 },
    )
  })

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(refusalOf(toText(bytes))).to.have.property('code')
      }),
      { numRuns: 1_000 },
    )
  })

  // As the sample begins: a map of 8, chain id 31337 in two bytes, registry of 20 bytes.
  const fromHexText = (hex: string) => toText(new Uint8Array(Buffer.from(hex, 'hex')))
  const replaced = (found: string, by: string) => {
    expect(sampleHex).to.include(found)
    return fromHexText(sampleHex.replace(found, by))
  }
  const malformed: Readonly<Record<string, string>> = {
    'no text': '',
    'the prefix alone': 'u',
    'another multibase': `m${sampleText.slice(1)}`,
    'no prefix': sampleText.slice(1),
    padding: `${sampleText}=`,
    'another alphabet': sampleText.replaceAll('-', '+').replaceAll('_', '/').concat('+'),
    'a trailing byte': fromHexText(`${sampleHex}00`),
    'a second map': fromHexText(sampleHex + sampleHex),
    'a byte too few': fromHexText(sampleHex.slice(0, -2)),
    'an integer in four bytes': replaced('01197a69', '011a00007a69'),
    'an integer in eight bytes': replaced('01197a69', '011b0000000000007a69'),
    'an integer in sixteen bytes': replaced('0401', `041c${'00'.repeat(15)}01`),
    'a small integer in a byte': replaced('0401', '041801'),
    'a key in a byte': replaced('a801', 'a81801'),
    'a length in two bytes': replaced('0254', '02590014'),
    'a number of members in a byte': replaced('a801', 'b80801'),
    'a map without a length': fromHexText(`bf${sampleHex.slice(2)}ff`),
    'bytes without a length': fromHexText(`${sampleHex.replace('085840', '085f5840')}ff`),
    'a float': replaced('0401', '04f93c00'),
    'a negative number': replaced('0401', '0420'),
    'a tag': replaced('01197a69', '01c1197a69'),
    'text for bytes': replaced('0254', '0274'),
    'a bignum': replaced('0401', '04c24101'),
    'a key twice': fromHexText(`a9${sampleHex.slice(2)}0401`),
    'the same key twice at once': replaced('0401', '04010401').replace('uqA', 'uqQ'),
    'keys in another order': fromHexText(
      `a8040101197a69${sampleHex.slice(10).replace('0401055820', '055820')}`,
    ),
    'a key 0': cborWith({ 0: 1 }),
    'a key 10': cborWith({ 10: 1 }),
    'a key as text': toText(encode(new Map<unknown, unknown>([['1', 1]]))),
    'an array': toText(encode([1, 2, 3])),
    'an empty map': toText(encode(new Map())),
    null: toText(encode(null)),
    'an index at the size': cborWith({ 4: 3 }),
    'an index beyond the size': cborWith({ 4: 4 }),
    'a chain that no registry is on': cborWith({ 1: 0 }),
    'half an index': cborWith({ 4: 0.5 }),
    'half a size': cborWith({ 6: 2.5 }),
    'a size of 0': cborWith({ 4: 0, 6: 0 }),
    'a size of 2^32': cborWith({ 6: 2 ** 32 }),
    'a chain id of 2^53': cborWith({ 1: 2n ** 53n }),
    'a registry of 19 bytes': cborWith({ 2: new Uint8Array(19) }),
    'a key of 21 bytes': cborWith({ 3: new Uint8Array(21) }),
    'a salt of 31 bytes': cborWith({ 5: new Uint8Array(31) }),
    'a root of 33 bytes': cborWith({ 7: new Uint8Array(33) }),
    'a path of 33 bytes': cborWith({ 8: new Uint8Array(33) }),
    'a path of 33 hashes': cborWith({ 8: new Uint8Array(33 * 32) }),
    'deep nesting': toText(new Uint8Array(100_000).fill(0x81)),
  }
  for (const [what, text] of Object.entries(malformed)) {
    it(`refuses ${what}`, () => {
      expect(refusalOf(text)).to.have.property('code', 'ANCHOR_PROOF_MALFORMED')
    })
  }

  for (let member = 1; member <= 8; member++) {
    it(`refuses a map without ${member}`, () => {
      const map = new Map<number, unknown>()
      for (let i = 1; i <= 8; i++) if (i !== member) map.set(i, i)
      expect(refusalOf(toText(encode(map)))).to.have.property('code', 'ANCHOR_PROOF_MALFORMED')
    })
  }

  it('reads a path of 32 hashes and one of none', () => {
    const path = new Uint8Array(32 * 32).fill(7)
    expect(decodeAnchorProof(cborWith({ 8: path })).path).to.deep.equal(path)
    expect(decodeAnchorProof(cborWith({ 8: new Uint8Array() })).path).to.have.length(0)
  })

  it('reads an aggregate as it is written in CBOR', () => {
    const signature = new Uint8Array(64).fill(9)
    const publicKey = new Uint8Array(64).fill(8)
    const aggregate = { index: 1, size: 2, path: new Uint8Array(32), notAfter: 7, signature }
    const members = [1, 2, new Uint8Array(32), 7, signature]
    expect(decodeAnchorProof(cborWith({ 9: members })).aggregate).to.deep.equal(aggregate)
    const ofP256 = decodeAnchorProof(cborWith({ 9: [...members, publicKey] }))
    expect(ofP256.aggregate).to.deep.equal({ ...aggregate, publicKey })
  })

  const good: readonly unknown[] = [1, 2, new Uint8Array(32), 7, new Uint8Array(64)]
  const malformedAggregates: Readonly<Record<string, unknown>> = {
    'that is none': 0,
    'of no members': [],
    'of four members': good.slice(0, 4),
    'of seven members': [...good, new Uint8Array(64), 0],
    'as a map': new Map(good.entries()),
    'with an index at the size': good.with(0, 2),
    'with a size of 2^32': good.with(1, 2 ** 32),
    'with a negative index': good.with(0, -1),
    'with a path of 31 bytes': good.with(2, new Uint8Array(31)),
    'with a path of 33 hashes': good.with(2, new Uint8Array(33 * 32)),
    'with a time of 2^40': good.with(3, 2 ** 40),
    'with half a time': good.with(3, 0.5),
    'with a signature of 65 bytes': good.with(4, new Uint8Array(65)),
    'with a public key of 65 bytes': [...good, new Uint8Array(65)],
    'with null for a public key': [...good, null],
  }
  it('refuses an aggregate of five members that says four or seven', () => {
    const hex = Buffer.from(toBytes(cborWith({ 9: good }))).toString('hex')
    expect(hex).to.include('098501')
    for (const head of ['098401', '098701']) {
      expect(refusalOf(fromHexText(hex.replace('098501', head)))).to.have.property('code')
    }
  })

  for (const [what, aggregate] of Object.entries(malformedAggregates)) {
    it(`refuses an aggregate ${what}`, () => {
      const refusal = refusalOf(cborWith({ 9: aggregate }))
      expect(refusal).to.have.property('code', 'ANCHOR_PROOF_MALFORMED')
    })
  }
})
