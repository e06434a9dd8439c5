import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { findUnsupported } from '../../src/credential/findUnsupported.ts'
import { findModelFaults } from '../../src/credential/model/findModelFaults.ts'
import { parseCredential } from '../../src/credential/parseCredential.ts'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { buildCredential, UnknownAchievementError } from '../../src/issuer/buildCredential.ts'
import { template } from '../support/academy.ts'

const row = {
  name: 'Zoë',
  email: 'Zoe@Example.org',
  achievement: 'weaving',
  awardedOn: '2026-03-01',
}
const salt = new Uint8Array(16).fill(0xab)
const build = (change: Partial<typeof row> = {}, months?: number) => {
  const weaving = template.achievements.weaving!
  const { validForMonths: _, ...unlimited } = weaving
  const changed = months === undefined ? unlimited : { ...weaving, validForMonths: months }
  return buildCredential({
    row: { ...row, ...change },
    template: { ...template, achievements: { ...template.achievements, weaving: changed } },
    id: 'urn:example:1',
    salt,
  })
}

describe('buildCredential', () => {
  it('builds a badge that is processed whole', () => {
    for (const achievement of Object.keys(template.achievements)) {
      const document = build({ achievement })
      expect(findUnsupported(document)).to.deep.equal([])
      const credential = parseCredential(document)
      expect(credential.issuerId).to.equal(template.issuer.id)
      expect(credential.achievement?.id).to.equal(template.achievements[achievement]?.id)
      expect(credential.validFrom).to.equal(Date.parse('2026-03-01T00:00:00Z'))
      expect(credential.proofs).to.deep.equal([])
    }
  })

  it('shows the name, and of the address a salted hash only', () => {
    const document = build()
    const { identifier } = document.credentialSubject as { identifier: JsonObject[] }
    const hash = createHash('sha256')
      .update(`zoe@example.org${'ab'.repeat(16)}`)
      .digest('hex')
    expect(identifier.map((it) => it.identityHash)).to.deep.equal(['Zoë', `sha256$${hash}`])
    expect(JSON.stringify(document).toLowerCase()).to.not.include('zoe@example.org')
  })

  const ends = [
    ['2026-01-31', 1, '2026-02-28T00:00:00Z'],
    ['2024-01-31', 1, '2024-02-29T00:00:00Z'],
    ['2024-02-29', 12, '2025-02-28T00:00:00Z'],
    ['2024-02-29', 48, '2028-02-29T00:00:00Z'],
    ['2026-12-31', 2, '2027-02-28T00:00:00Z'],
    ['2026-10-31', 1, '2026-11-30T00:00:00Z'],
    ['2026-03-01', 12, '2027-03-01T00:00:00Z'],
    ['2026-03-01', 1200, '2126-03-01T00:00:00Z'],
  ] as const
  for (const [awardedOn, months, end] of ends) {
    it(`ends ${months} months after ${awardedOn} at ${end}`, () => {
      const document = build({ awardedOn }, months)
      expect(document.validUntil).to.equal(end)
      expect(parseCredential(document).validUntil).to.equal(Date.parse(end))
    })
  }

  it('has no end where the template gives none', () => {
    expect(build()).to.not.have.property('validUntil')
  })

  it('says of the award how well, by what work, and who assessed it', () => {
    const weaving = template.achievements.weaving!
    const result = { name: 'Grade', type: 'LetterGrade', values: ['A'] }
    const document = buildCredential({
      row: {
        ...row,
        result: 'A',
        evidence: 'https://learners.example/cloth',
        // SHA-256 of nothing (FIPS 180-4).
        evidenceDigest: '0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        assessor: 'Bea Example',
      },
      template: {
        issuer: { ...template.issuer, country: 'PT' },
        achievements: {
          weaving: { ...weaving, result, evidence: 'optional', assessor: 'optional' },
        },
      },
      id: 'urn:example:1',
      salt,
    })
    expect(findUnsupported(document)).to.deep.equal([])
    expect(findModelFaults(document)).to.deep.equal([])
    expect(document.evidence).to.deep.equal([
      { id: 'https://learners.example/cloth', type: ['Evidence'] },
    ])
    expect(document.relatedResource).to.deep.equal([
      {
        id: 'https://learners.example/cloth',
        digestSRI: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      },
    ])
    const subject = document.credentialSubject as JsonObject
    expect(subject.result).to.deep.equal([
      { type: ['Result'], resultDescription: `${weaving.id}#result`, value: 'A' },
    ])
    expect(subject.source).to.deep.equal({
      id: 'urn:example:1#assessor',
      type: ['Profile'],
      name: 'Bea Example',
    })
    expect(document.issuer).to.deep.include({
      address: { type: ['Address'], addressCountryCode: 'PT' },
    })
  })

  it('refuses an achievement that the template does not have', () => {
    for (const achievement of ['none', 'constructor', '__proto__']) {
      expect(() => build({ achievement }))
        .to.throw(UnknownAchievementError)
        .with.property('code', 'UNKNOWN_ACHIEVEMENT')
    }
  })
})
