import { expect } from 'chai'
import { type JsonObject, parseJson } from '../../../src/credential/parseJson.ts'
import { AnchorProofError } from '../../../src/proof/AnchorProofError.ts'
import { toAnchorProofMember } from '../../../src/proof/anchorProofMember.ts'
import { EnvelopeError } from '../../../src/proof/jwt/EnvelopeError.ts'
import { JwtError } from '../../../src/proof/jwt/JwtError.ts'
import { parseSidecar, toSidecar } from '../../../src/proof/jwt/sidecar.ts'
import { fc } from '../../support/fastCheck.ts'
import { anchorProofs, sampleProof } from '../anchorProofs.ts'
import { readToken } from './tokens.ts'

const token = readToken('vc-es256')
const sidecar = toSidecar(token, sampleProof)

describe('toSidecar', () => {
  it('is an envelope with an anchor proof', () => {
    expect(sidecar).to.deep.equal({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${token}`,
      proof: toAnchorProofMember(sampleProof),
    })
  })

  it('says of a token of Open Badges no more than that it is a JWT', () => {
    const old = readToken('ob3-rs256')
    expect(toSidecar(old, sampleProof).id).to.equal(`data:application/jwt,${old}`)
  })

  it('is read as it was written', () => {
    fc.assert(
      fc.property(anchorProofs, (proof) => {
        const text = JSON.stringify(toSidecar(token, proof))
        const read = parseSidecar(parseJson(text) as JsonObject)
        expect(read).to.deep.equal({ token, anchors: [proof] })
      }),
    )
  })

  it('is made of no other token', () => {
    expect(() => toSidecar(`${token}\n`, sampleProof)).to.throw(JwtError)
    const presentation = readToken('vp-eddsa')
    expect(() => toSidecar(presentation, sampleProof))
      .to.throw(EnvelopeError)
      .with.property('code', 'ENVELOPE_MALFORMED')
  })
})

describe('parseSidecar', () => {
  const proof = sidecar.proof as JsonObject

  it('takes several anchor proofs, up to 16', () => {
    const two = parseSidecar({ ...sidecar, proof: [proof, proof] })
    expect(two.anchors).to.deep.equal([sampleProof, sampleProof])
    expect(parseSidecar({ ...sidecar, proof: Array(16).fill(proof) }).anchors).to.have.length(16)
  })

  const { proof: _, ...withoutProof } = sidecar
  const faults: Readonly<Record<string, readonly [JsonObject, string]>> = {
    'no proof': [withoutProof, 'ENVELOPE_MALFORMED'],
    'an empty list of proofs': [{ ...sidecar, proof: [] }, 'ENVELOPE_MALFORMED'],
    'a presentation': [
      {
        ...sidecar,
        type: 'EnvelopedVerifiablePresentation',
        id: `data:application/vp+jwt,${token}`,
      },
      'ENVELOPE_MALFORMED',
    ],
    'no envelope': [{ proof }, 'ENVELOPE_MALFORMED'],
    'another member': [{ ...sidecar, name: 'x' }, 'ENVELOPE_NOT_SUPPORTED'],
    '17 proofs': [{ ...sidecar, proof: Array(17).fill(proof) }, 'ENVELOPE_NOT_SUPPORTED'],
    'another proof': [
      { ...sidecar, proof: [proof, { type: 'DataIntegrityProof' }] },
      'ENVELOPE_NOT_SUPPORTED',
    ],
    'a proof that is null': [{ ...sidecar, proof: null }, 'ENVELOPE_NOT_SUPPORTED'],
    'a list in a list': [{ ...sidecar, proof: [[proof]] }, 'ENVELOPE_NOT_SUPPORTED'],
  }
  for (const [what, [document, code]] of Object.entries(faults)) {
    it(`refuses ${what}`, () => {
      expect(() => parseSidecar(document))
        .to.throw(EnvelopeError)
        .with.property('code', code)
    })
  }

  it('refuses an anchor proof with anything besides', () => {
    const changed = { ...proof, created: '2026-01-01T00:00:00Z' }
    expect(() => parseSidecar({ ...sidecar, proof: [proof, changed] }))
      .to.throw(AnchorProofError)
      .with.property('code', 'ANCHOR_PROOF_MALFORMED')
  })
})
