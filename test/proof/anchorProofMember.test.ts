import { expect } from 'chai'
import { toBareDocument } from '../../src/credential/bareDocument.ts'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'
import { AnchorProofError } from '../../src/proof/AnchorProofError.ts'
import {
  attachAnchorProof,
  parseAnchorProofMember,
  toAnchorProofMember,
} from '../../src/proof/anchorProofMember.ts'
import { encodeAnchorProof } from '../../src/proof/anchorProofValue.ts'
import { fc } from '../support/fastCheck.ts'
import { anchorProofs, sampleProof } from './anchorProofs.ts'

const member = toAnchorProofMember(sampleProof)

describe('anchorProofMember', () => {
  it('has five members', () => {
    expect(member).to.deep.equal({
      type: 'DataIntegrityProof',
      cryptosuite: 'merkle-anchor-jcs-2026',
      proofPurpose: 'assertionMethod',
      verificationMethod:
        'did:pkh:eip155:31337:0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266#blockchainAccountId',
      proofValue: encodeAnchorProof(sampleProof),
    })
  })

  it('is read as it was written, in any order', () => {
    fc.assert(
      fc.property(anchorProofs, (proof) => {
        const written = toAnchorProofMember(proof)
        expect(parseAnchorProofMember(written)).to.deep.equal(proof)
        const turned = Object.fromEntries(Object.entries(written).reverse())
        expect(parseAnchorProofMember(turned)).to.deep.equal(proof)
      }),
    )
  })

  const method = member.verificationMethod as string
  const other = toAnchorProofMember({ ...sampleProof, index: 2, size: 4 }).proofValue as JsonValue
  const refused: Readonly<Record<string, JsonObject>> = {
    'a date': { ...member, created: '2026-01-01T00:00:00Z' },
    'an id': { ...member, id: 'urn:uuid:0' },
    'a member of nothing': { ...member, domain: null },
    'a member that objects inherit': { ...member, toString: null },
    'a context': { ...member, '@context': [] },
    'another type': { ...member, type: 'Ed25519Signature2020' },
    'a list of types': { ...member, type: ['DataIntegrityProof'] },
    'another cryptosuite': { ...member, cryptosuite: 'eddsa-rdfc-2022' },
    'another purpose': { ...member, proofPurpose: 'authentication' },
    'another key': { ...member, verificationMethod: method.replace('0xf3', '0xf4') },
    'another chain': { ...member, verificationMethod: method.replace('31337', '1') },
    'an address in upper case': {
      ...member,
      verificationMethod: method.replace('0xf39fd6', '0xF39FD6'),
    },
    'no fragment': { ...member, verificationMethod: method.replace(/#.*/, '') },
    'a value that is no text': { ...member, proofValue: 1 },
    'a value that is no proof': { ...member, proofValue: 'u' },
  }
  for (const [what, changed] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(() => parseAnchorProofMember(changed))
        .to.throw(AnchorProofError)
        .with.property('code', 'ANCHOR_PROOF_MALFORMED')
    })
  }

  for (const name of Object.keys(member)) {
    it(`refuses a missing ${name}`, () => {
      const { [name]: _, ...rest } = member
      expect(() => parseAnchorProofMember(rest))
        .to.throw(AnchorProofError)
        .with.property('code', 'ANCHOR_PROOF_MALFORMED')
    })
  }

  it('takes another position of the same key for another proof', () => {
    expect(parseAnchorProofMember({ ...member, proofValue: other })).to.include({
      index: 2,
      size: 4,
    })
  })
})

describe('attachAnchorProof', () => {
  const signature = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }
  const document = { id: 'urn:uuid:0', proof: signature }

  const proofs: readonly (readonly [JsonObject, readonly JsonValue[]])[] = [
    [{ id: 'urn:uuid:0' }, [member]],
    [document, [signature, member]],
    [{ ...document, proof: [signature, signature] }, [signature, signature, member]],
  ]
  for (const [before, proof] of proofs) {
    it(`puts it after ${proof.length - 1} others`, () => {
      const after = attachAnchorProof(before, sampleProof)
      expect(after).to.deep.equal({ id: 'urn:uuid:0', proof })
      expect(toBareDocument(after)).to.deep.equal(before)
    })
  }

  it('does not change what it is given', () => {
    attachAnchorProof(document, sampleProof)
    expect(document).to.deep.equal({ id: 'urn:uuid:0', proof: signature })
  })

  for (const proof of [member, [member], [signature, { ...member, proofValue: 'u' }]]) {
    it(`refuses a second one after ${[proof].flat().length}`, () => {
      expect(() => attachAnchorProof({ ...document, proof }, sampleProof))
        .to.throw(AnchorProofError)
        .with.property('code', 'ANCHOR_PROOF_PRESENT')
    })
  }
})
