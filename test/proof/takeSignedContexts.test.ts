import { expect } from 'chai'
import { credentialsV2, dataIntegrityV2, openBadges } from '../../src/credential/contexts.ts'
import type { JsonValue } from '../../src/credential/parseJson.ts'
import { takeSignedContexts } from '../../src/proof/takeSignedContexts.ts'
import { verifyProof } from '../../src/proof/verifyProof.ts'
import { createPair, createProof, toOptions } from './signers.ts'
import { badge } from './vectors.ts'

const own = [credentialsV2, openBadges]
const extra = 'https://a.example/context'
const contexts = new Map([[extra, { '@context': {} }]])

function codeOf(document: JsonValue | undefined, context: JsonValue | undefined): string {
  const given = document === undefined ? {} : { '@context': document }
  const result = takeSignedContexts({ document: { id: 'x', ...given }, context, contexts })
  return result.outcome === 'readable' ? result.outcome : `${result.outcome} ${result.code}`
}

describe('takeSignedContexts', () => {
  const unsigned = 'unknown PROOF_NOT_SUPPORTED'
  const other = 'failed PROOF_CONTEXT'
  const cases: Readonly<Record<string, [JsonValue | undefined, JsonValue | undefined, string]>> = {
    'no contexts in the proof': [own, undefined, 'readable'],
    'no contexts at all': [undefined, undefined, 'readable'],
    'the same': [own, own, 'readable'],
    'the same, alone': [credentialsV2, credentialsV2, 'readable'],
    'one in a list and one alone': [[credentialsV2], credentialsV2, 'readable'],
    'a known one added': [[...own, dataIntegrityV2], own, 'readable'],
    'a given one added': [[...own, extra], own, 'readable'],
    'two added': [[...own, dataIntegrityV2, extra], own, 'readable'],
    'one added to one alone': [own, credentialsV2, 'readable'],
    'an unknown one added': [[...own, 'https://b.example/'], own, unsigned],
    'an inline one added': [[...own, { '@vocab': 'https://b.example/' }], own, unsigned],
    'null added': [[...own, null], own, unsigned],
    'a signed one added again': [[...own, openBadges], own, unsigned],
    'one added twice': [[...own, extra, extra], own, unsigned],
    'one put before': [[dataIntegrityV2, ...own], own, other],
    'one put between': [[credentialsV2, dataIntegrityV2, openBadges], own, other],
    'another order': [own.toReversed(), own, other],
    'one left out': [[credentialsV2], own, other],
    'all left out': [undefined, own, other],
    'a list in a list': [[own], own, other],
    'a list in a list, in the proof': [own, [own], other],
  }
  for (const [what, [document, context, code]] of Object.entries(cases)) {
    it(`answers ${code} to ${what}`, () => {
      expect(codeOf(document, context)).to.equal(code)
    })
  }

  it('gives the document as it was signed', () => {
    const document = { id: 'x', '@context': [...own, extra] }
    expect(takeSignedContexts({ document, context: own, contexts })).to.deep.equal({
      outcome: 'readable',
      document: { id: 'x', '@context': own },
    })
    expect(takeSignedContexts({ document, context: undefined })).to.deep.include({ document })
  })

  it('lets a proof hold beside one that came later with a context of its own', async () => {
    const pair = createPair('Ed25519')
    const now = new Date('2026-03-02T00:00:00Z')
    const options = { '@context': badge['@context'], ...toOptions('eddsa-jcs-2022', pair) }
    const proof = await createProof(pair, badge, options)
    const added = { ...badge, '@context': [...badge['@context'], dataIntegrityV2] }
    expect(await verifyProof({ document: added, proof, now })).to.include({ outcome: 'verified' })
    const between = [credentialsV2, dataIntegrityV2, openBadges]
    const moved = { ...badge, '@context': between }
    expect(await verifyProof({ document: moved, proof, now })).to.include({
      code: 'PROOF_CONTEXT',
    })
  })
})
