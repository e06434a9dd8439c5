import { createHash } from 'node:crypto'
import { expect } from 'chai'
import {
  anchorCryptosuite,
  isAnchorProof,
  toBareDocument,
  toDocumentDigest,
} from '../../src/credential/bareDocument.ts'
import { type JsonObject, type JsonValue, parseJson } from '../../src/credential/parseJson.ts'
import { fc } from '../support/fastCheck.ts'
import { leastCredential } from './samples.ts'

const anchor = { type: 'DataIntegrityProof', cryptosuite: anchorCryptosuite, proofValue: 'u' }
const a = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z1' }
const b = { type: 'DataIntegrityProof', cryptosuite: 'ecdsa-rdfc-2019', proofValue: 'z2' }

const withProof = (proof: JsonValue): JsonObject => ({ ...leastCredential, proof })

describe('isAnchorProof', () => {
  it('goes by the cryptosuite alone', () => {
    expect(isAnchorProof(anchor)).to.equal(true)
    expect(isAnchorProof({ cryptosuite: anchorCryptosuite })).to.equal(true)
  })

  for (const value of [
    a,
    {},
    null,
    anchorCryptosuite,
    [anchor],
    { cryptosuite: [anchorCryptosuite] },
    { cryptosuite: anchorCryptosuite.toUpperCase() },
  ]) {
    it(`is not ${JSON.stringify(value).slice(0, 60)}`, () => {
      expect(isAnchorProof(value)).to.equal(false)
    })
  }
})

describe('toBareDocument', () => {
  const cases: readonly (readonly [string, JsonValue, JsonValue | undefined])[] = [
    ['an anchor proof goes', anchor, undefined],
    ['a list of one goes', [anchor], undefined],
    ['all of them go', [anchor, { ...anchor, extra: 1 }], undefined],
    ['another proof stays', a, a],
    ['another proof alone in a list is written as it is', [a], a],
    ['one that remains is written as an object', [a, anchor], a],
    ['the anchor may stand first', [anchor, a], a],
    ['several stay in their order', [b, anchor, a], [b, a]],
    ['several without an anchor stay', [b, a], [b, a]],
    ['equal ones stay both', [a, anchor, a], [a, a]],
    ['a proof inside another stays', { ...a, proof: anchor }, { ...a, proof: anchor }],
    ['a list in the list stays', [[anchor], a], [[anchor], a]],
  ]
  for (const [what, proof, left] of cases) {
    it(what, () => {
      const bare = left === undefined ? leastCredential : withProof(left)
      expect(toBareDocument(withProof(proof))).to.deep.equal(bare)
    })
  }

  it('leaves a document without a proof alone', () => {
    expect(toBareDocument(leastCredential)).to.deep.equal(leastCredential)
  })

  it('leaves an anchor proof below the top alone', () => {
    const document = { ...leastCredential, credentialSubject: { id: 'a:b', proof: anchor } }
    expect(toBareDocument(document)).to.deep.equal(document)
  })

  it('does not change what it is given', () => {
    const document = withProof([a, anchor])
    toBareDocument(document)
    expect(document).to.deep.equal(withProof([a, anchor]))
  })

  it('is bare', () => {
    const proofs = fc.array(fc.constantFrom(anchor, a, b), { maxLength: 5 })
    fc.assert(
      fc.property(proofs, (proof) => {
        const bare = toBareDocument(withProof(proof))
        expect(toBareDocument(bare)).to.deep.equal(bare)
      }),
    )
  })
})

describe('toDocumentDigest', () => {
  it('is SHA-256 of the canonical bytes', () => {
    const text = '{"a":"é","b":[1.5,true],"c":{"A":1,"a":2}}'
    const shuffled = '{ "c": {"a": 2, "A": 1.0},\n"b": [15e-1, true], "a": "\\u00e9" }'
    const expected = createHash('sha256').update(text).digest()
    for (const it of [text, shuffled]) {
      const document = parseJson(it) as JsonObject
      expect(Buffer.from(toDocumentDigest(document))).to.deep.equal(expected)
    }
  })

  const document = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), {
    noNullPrototype: true,
  })

  it('does not depend on the order of keys and the white space', () => {
    fc.assert(
      fc.property(document, (it) => {
        const turned = JSON.parse(
          JSON.stringify(Object.fromEntries(Object.entries(it).reverse()), null, 3),
        )
        expect(toDocumentDigest(turned)).to.deep.equal(toDocumentDigest(it as JsonObject))
      }),
    )
  })

  it('depends on the value', () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        const same =
          JSON.stringify(toDocumentDigest(one as JsonObject)) ===
          JSON.stringify(toDocumentDigest(other as JsonObject))
        if (same)
          expect(JSON.parse(JSON.stringify(one))).to.deep.equal(JSON.parse(JSON.stringify(other)))
      }),
    )
  })

  it('depends on what is in the document, and not on the anchor proof', () => {
    const digest = (it: JsonObject) => Buffer.from(toDocumentDigest(it)).toString('hex')
    expect(digest(withProof(anchor))).to.equal(digest(leastCredential))
    expect(digest(withProof([a, anchor]))).to.equal(digest(withProof(a)))
    const others = [
      leastCredential,
      withProof(a),
      withProof(b),
      withProof([a, b]),
      withProof([b, a]),
    ]
    expect(new Set(others.map(digest))).to.have.property('size', others.length)
  })
})
