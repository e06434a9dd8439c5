import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import {
  isPresentation,
  PresentationError,
  parsePresentation,
} from '../../src/credential/parsePresentation.ts'
import { presentation } from '../proof/jwt/tokens.ts'

describe('parsePresentation', () => {
  it('reads holder and members of both data models, one or many', () => {
    const member = { type: ['VerifiableCredential'] }
    const older: JsonObject = {
      ...presentation,
      '@context': ['https://www.w3.org/2018/credentials/v1'],
    }
    for (const document of [presentation, older]) {
      const { verifiableCredential: _, ...none } = document
      expect(parsePresentation(none).members).to.deep.equal([])
      const one = parsePresentation({ ...document, verifiableCredential: member })
      expect(one.members[0]).to.equal(member)
      const many = parsePresentation({ ...document, verifiableCredential: [member, 'a.b.c'] })
      expect(many.members).to.deep.equal([member, 'a.b.c'])
    }
    expect(parsePresentation(presentation)).to.include({ holderId: 'did:example:learner' })
    const holder = { id: 'did:example:other' }
    expect(parsePresentation({ ...presentation, holder }).holderId).to.equal(holder.id)
    const { holder: _, ...unnamed } = presentation
    expect(parsePresentation(unnamed)).not.to.have.property('holderId')
  })

  const faults: Readonly<Record<string, readonly [object | null, string]>> = {
    'no object': [null, ''],
    'an array': [[presentation], ''],
    'no context': [{ ...presentation, '@context': [] }, '/@context'],
    'another context first': [{ ...presentation, '@context': ['https://x.example'] }, '/@context'],
    'another type': [{ ...presentation, type: ['VerifiableCredential'] }, '/type'],
    'an id that is no URL': [{ ...presentation, id: 'x' }, '/id'],
    'a holder that is no URL': [{ ...presentation, holder: 'x' }, '/holder'],
    'a holder without id': [{ ...presentation, holder: {} }, '/holder/id'],
    'a member that is a number': [
      { ...presentation, verifiableCredential: [1] },
      '/verifiableCredential/0',
    ],
    'a proof without type': [{ ...presentation, proof: {} }, '/proof/type'],
    'an empty list of proofs': [{ ...presentation, proof: [] }, '/proof'],
  }
  for (const [what, [document, pointer]] of Object.entries(faults)) {
    it(`refuses ${what}`, () => {
      try {
        parsePresentation(document as never)
      } catch (error) {
        expect(error).to.be.instanceOf(PresentationError)
        expect((error as PresentationError).faults[0]?.pointer).to.equal(pointer)
        return
      }
      expect.fail('it was read')
    })
  }

  it('is asked for by type alone', () => {
    expect(isPresentation(presentation)).to.equal(true)
    expect(isPresentation({ type: 'VerifiablePresentation' })).to.equal(true)
    expect(isPresentation({ type: ['VerifiableCredential'] })).to.equal(false)
    expect(isPresentation([presentation])).to.equal(false)
    expect(isPresentation(null)).to.equal(false)
  })
})
