import { expect } from 'chai'
import { CredentialError } from '../../src/credential/CredentialError.ts'
import { dataIntegrityV2 } from '../../src/credential/contexts.ts'
import { parseCredential } from '../../src/credential/parseCredential.ts'
import type { JsonValue } from '../../src/credential/parseJson.ts'
import { badge, leastCredential, withMember } from './samples.ts'

function pointersOf(document: JsonValue): readonly string[] {
  try {
    parseCredential(document)
  } catch (error) {
    expect(error).to.be.instanceOf(CredentialError).with.property('code', 'CREDENTIAL_MALFORMED')
    return (error as CredentialError).faults.map(({ pointer }) => pointer)
  }
  return []
}

type Change = readonly [change: string, value: JsonValue | undefined, fault?: string]

describe('parseCredential', () => {
  it('reads a badge', () => {
    expect(parseCredential(badge)).to.deep.equal({
      document: badge,
      id: 'http://example.com/credentials/3527',
      types: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuerId: 'https://example.com/issuers/876543',
      issuerName: 'Example Corp',
      validFrom: Date.UTC(2010, 0, 1),
      achievement: {
        id: 'https://example.com/achievements/21st-century-skills/teamwork',
        name: 'Teamwork',
        frameworks: [],
      },
      otherIdentifiers: [],
      subjectIds: ['did:example:ebfeb1f712ebc6f1c276e12ec21'],
      proofs: badge.proof,
    })
  })

  it('reads the least that is a credential', () => {
    expect(parseCredential(leastCredential)).to.deep.equal({
      document: leastCredential,
      types: ['VerifiableCredential'],
      issuerId: 'did:example:issuer',
      otherIdentifiers: [],
      subjectIds: ['did:example:subject'],
      proofs: [],
    })
  })

  it('reads what checks look at of an achievement and of its issuer', () => {
    const achievement = '/credentialSubject/achievement'
    const withCreator = withMember(badge, `${achievement}/creator`, 'https://example.com/c')
    const withType = withMember(withCreator, `${achievement}/achievementType`, 'Badge')
    const alignment = [{ targetFramework: 'ESCO' }, { targetName: 'no framework' }]
    const aligned = withMember(withType, `${achievement}/alignment`, alignment)
    const entries = [{ type: 'IdentifierEntry', identifier: 'a:b' }, { type: 'IdentifierEntry' }]
    const credential = parseCredential(withMember(aligned, '/issuer/otherIdentifier', entries))
    expect(credential.achievement).to.include({ creatorId: 'https://example.com/c' })
    expect(credential.achievement).to.include({ achievementType: 'Badge' })
    expect(credential.achievement?.frameworks).to.deep.equal(['ESCO'])
    expect(credential.otherIdentifiers).to.deep.equal(['a:b'])
  })

  it('reads the document and gives it back as it is', () => {
    expect(parseCredential(badge).document).to.equal(badge)
  })

  it('takes one proof for a list of one', () => {
    const [proof] = badge.proof as readonly JsonValue[]
    expect(parseCredential(withMember(badge, '/proof', proof)).proofs).to.deep.equal([proof])
  })

  it('keeps several proofs in their order', () => {
    const proofs = [{ type: 'A' }, { type: ['B'] }, { type: 'A', created: '2026' }]
    expect(parseCredential(withMember(badge, '/proof', proofs)).proofs).to.deep.equal(proofs)
  })

  it('takes a single type for a list of one', () => {
    const document = withMember(leastCredential, '/type', 'VerifiableCredential')
    expect(parseCredential(document).types).to.deep.equal(['VerifiableCredential'])
  })

  it('asks of an AchievementCredential what it asks of an OpenBadgeCredential', () => {
    const document = withMember(badge, '/type/1', 'AchievementCredential')
    expect(parseCredential(document).achievement?.name).to.equal('Teamwork')
    const nameless = withMember(document, '/credentialSubject/achievement/name', undefined)
    expect(pointersOf(nameless)).to.deep.equal(['/credentialSubject/achievement/name'])
  })

  const accepted: readonly Change[] = [
    ['/issuer', { id: 'did:example:issuer', name: [{ '@value': 'n', '@language': 'en' }] }],
    ['/name', { '@value': 'n' }],
    ['/description', [{ '@value': 'n', '@language': 'en' }]],
    ['/validUntil', '2026-01-01T00:00:00Z'],
    ['/credentialSubject', [{ id: 'did:example:a' }, { name: 'no id' }]],
    ['/credentialStatus', { type: 'BitstringStatusListEntry' }],
    ['/credentialSchema', [{ id: 'https://example.com/s', type: 'JsonSchema' }]],
    ['/@context', ['https://www.w3.org/ns/credentials/v2', 'https://example.com', {}]],
    ['/evidence', [{ type: ['Evidence'] }]],
    ['/evidence', []],
    ['/termsOfUse', []],
    ['/refreshService', []],
    ['/more', { than: ['is', 'asked', 'for'] }],
  ]
  for (const [pointer, value] of accepted) {
    it(`takes ${pointer} ${JSON.stringify(value)}`, () => {
      expect(pointersOf(withMember(leastCredential, pointer, value))).to.deep.equal([])
    })
  }

  const refused: readonly Change[] = [
    ['/@context', undefined],
    ['/@context', 'https://www.w3.org/ns/credentials/v2'],
    ['/@context', []],
    ['/@context', ['https://www.w3.org/2018/credentials/v1'], '/issuanceDate'],
    ['/@context', ['https://example.com', 'https://www.w3.org/ns/credentials/v2']],
    ['/@context/1', 1],
    ['/@context/1', null],
    ['/@context/1', []],
    ['/@context/1', ''],
    ['/id', ''],
    ['/id', 'no scheme'],
    ['/id', 'did:with space'],
    ['/id', null],
    ['/type', undefined],
    ['/type', []],
    ['/type', 'OpenBadge'],
    ['/type', {}],
    ['/type/1', 1],
    ['/type/1', ''],
    ['/name', ''],
    ['/name', 1],
    ['/name', { '@language': 'en' }, '/name/@value'],
    ['/issuer', undefined],
    ['/issuer', ''],
    ['/issuer', null],
    ['/issuer', ['did:example:issuer']],
    ['/issuer', { name: 'n' }, '/issuer/id'],
    ['/issuer', { id: 1 }, '/issuer/id'],
    ['/validFrom', '2026-01-01'],
    ['/validFrom', 0],
    ['/validUntil', '2026-02-29T00:00:00Z'],
    ['/credentialSubject', undefined],
    ['/credentialSubject', {}],
    ['/credentialSubject', []],
    ['/credentialSubject', 'did:example:subject'],
    ['/credentialSubject', [{ id: 'did:example:a' }, {}], '/credentialSubject/1'],
    ['/credentialSubject', [{ id: 'a b' }], '/credentialSubject/0/id'],
    ['/credentialSubject', [['claim']], '/credentialSubject/0'],
    ['/credentialSubject', [1], '/credentialSubject/0'],
    ['/credentialStatus', {}, '/credentialStatus/type'],
    ['/credentialStatus', [], '/credentialStatus'],
    ['/credentialSchema', { type: 'JsonSchema' }, '/credentialSchema/id'],
    ['/credentialSchema', [{ id: 'a:b' }], '/credentialSchema/0/type'],
    ['/refreshService', { id: 'a:b' }, '/refreshService/type'],
    ['/termsOfUse', [{}], '/termsOfUse/0/type'],
    ['/evidence', 'text'],
    ['/proof', []],
    ['/proof', null],
    ['/proof', 'text'],
    ['/proof', {}, '/proof/type'],
    ['/proof', [{ type: 'A' }, {}], '/proof/1/type'],
    ['/proof', [[{ type: 'A' }]], '/proof/0'],
  ]
  for (const [pointer, value, fault = pointer] of refused) {
    it(`refuses ${pointer} ${JSON.stringify(value)}`, () => {
      const pointers = pointersOf(withMember(leastCredential, pointer, value))
      expect([...new Set(pointers)]).to.deep.equal([fault])
    })
  }

  const achievement = '/credentialSubject/achievement'
  const contexts = badge['@context'] as readonly string[]
  const refusedInBadge: readonly Change[] = [
    ['/@context/1', dataIntegrityV2, '/@context'],
    ['/@context', contexts.slice(0, 1)],
    ['/credentialSubject', [{ type: 'AchievementSubject' }]],
    [achievement, undefined],
    [achievement, []],
    [`${achievement}/id`, undefined],
    [`${achievement}/id`, 'no scheme'],
    [`${achievement}/name`, undefined],
    [`${achievement}/name`, ''],
    [`${achievement}/creator`, {}, `${achievement}/creator/id`],
    [`${achievement}/creator`, [{ id: 'did:example:creator' }]],
    [`${achievement}/achievementType`, 1],
    [
      `${achievement}/alignment`,
      [{ targetFramework: 1 }],
      `${achievement}/alignment/0/targetFramework`,
    ],
  ]
  for (const [pointer, value, fault = pointer] of refusedInBadge) {
    it(`refuses ${pointer} ${JSON.stringify(value)} in a badge`, () => {
      const pointers = pointersOf(withMember(badge, pointer, value))
      expect([...new Set(pointers)]).to.deep.equal([fault])
    })
  }

  const deviations: readonly Change[] = [
    ['/@context', [...contexts.slice(0, 1), dataIntegrityV2, ...contexts.slice(1)]],
    ['/issuer', 'did:example:issuer'],
    ['/issuer/type', ['Person']],
    ['/validFrom', undefined],
    ['/credentialSubject/type', undefined],
    ['/credentialSubject/id', undefined],
    ['/credentialSubject/identifier', []],
    [`${achievement}/type`, ['Badge']],
    [`${achievement}/description`, undefined],
    [`${achievement}/criteria`, undefined],
  ]
  for (const [pointer, value] of deviations) {
    it(`leaves ${pointer} ${JSON.stringify(value)} in a badge to its model`, () => {
      expect(pointersOf(withMember(badge, pointer, value))).to.deep.equal([])
    })
  }

  it('takes an end that is the beginning, and none before it', () => {
    const until = (text: string) => pointersOf(withMember(badge, '/validUntil', text))
    expect(until('2010-01-01T01:00:00+01:00')).to.deep.equal([])
    expect(until('2009-12-31T23:59:59.999Z')).to.deep.equal(['/validUntil'])
  })

  for (const document of [null, true, 1, 'text', [], [leastCredential]]) {
    it(`refuses ${JSON.stringify(document).slice(0, 20)} as a document`, () => {
      expect(pointersOf(document)).not.to.deep.equal([])
    })
  }

  it('names all faults at once, and a hundred at most', () => {
    const two = withMember(withMember(leastCredential, '/issuer', 1), '/proof', {})
    expect(pointersOf(two)).to.deep.equal(['/issuer', '/proof/type'])
    const many = withMember(leastCredential, '/proof', Array(500_000).fill(0))
    expect(pointersOf(many)).to.have.length(100)
  })
})
