import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { findModelFaults } from '../../../src/credential/model/findModelFaults.ts'
import type { ModelFaultCode } from '../../../src/credential/model/ModelFault.ts'
import type { JsonObject, JsonValue } from '../../../src/credential/parseJson.ts'
import { buildBadge } from '../../support/academy.ts'
import { badge, withMember } from '../samples.ts'
import { fullBadge, toEndorsement } from './samples.ts'

const read = (name: string): JsonObject =>
  JSON.parse(readFileSync(new URL(`../../vectors/openbadges/${name}`, import.meta.url), 'utf8'))
const record = read('record.json')

const show = (document: JsonObject) =>
  findModelFaults(document).map(({ pointer, code }) => `${code} ${pointer}`)

describe('findModelFaults', () => {
  const followers: Readonly<Record<string, JsonObject>> = {
    'the badge that 1EdTech published': badge,
    'the endorsement that 1EdTech published': read('endorsement.json'),
    'the learner record that 1EdTech published': record,
    'a badge with every member': fullBadge,
    'a badge of ours': buildBadge('Kit'),
    'a credential of no kind that has a model': { type: ['VerifiableCredential'], issuer: 1 },
    'a record whose parts have no model': withMember(
      record,
      '/credentialSubject/verifiableCredential/0/type',
      ['VerifiableCredential'],
    ),
  }
  for (const [what, document] of Object.entries(followers)) {
    it(`finds nothing in ${what}`, () => {
      expect(show(document)).to.deep.equal([])
    })
  }

  it('asks any other credential for the types of its evidence', () => {
    const other = (evidence: JsonValue) => show({ type: ['VerifiableCredential'], evidence })
    expect(other([])).to.deep.equal([])
    expect(other([{ type: 'Seen' }, { id: 'urn:e:2' }])).to.deep.equal([
      'MODEL_MISSING /evidence/1/type',
    ])
    expect(other({})).to.deep.equal(['MODEL_MISSING /evidence/type'])
  })

  type Change = readonly [ModelFaultCode, string, JsonValue | undefined, string?]
  const subject = '/credentialSubject'
  const achievement = `${subject}/achievement`
  const rubric = `${achievement}/resultDescription/1`

  const inBadge: readonly Change[] = [
    ['MODEL_CONTEXT', '/@context/1', 'https://w3id.org/security/data-integrity/v2'],
    ['MODEL_CONTEXT', '/@context', ['https://www.w3.org/ns/credentials/v2'], '/@context/1'],
    ['MODEL_MISSING', '/id', undefined],
    ['MODEL_MISSING', '/validFrom', undefined],
    ['MODEL_KIND', '/name', { '@value': 'n' }],
    ['MODEL_FORMAT', '/awardedDate', '2026-01-01T00:00:00'],
    ['MODEL_KIND', '/image', 'https://uni.example/image.png'],
    ['MODEL_FORMAT', '/issuer', 'no scheme'],
    ['MODEL_TYPE', '/issuer/type', ['Person']],
    ['MODEL_FORMAT', '/issuer/email', 'registrar'],
    ['MODEL_FORMAT', '/issuer/phone', 'none'],
    ['MODEL_FORMAT', '/issuer/url', 'uni.example'],
    ['MODEL_FORMAT', '/issuer/dateOfBirth', '1965-02-29'],
    ['MODEL_FORMAT', '/issuer/address/addressCountryCode', 'AUT'],
    ['MODEL_KIND', '/issuer/address/geo/latitude', '48'],
    ['MODEL_MISSING', '/issuer/parentOrg/id', undefined],
    ['MODEL_EXTRA', '/issuer/otherIdentifier/0/name', 'n'],
    ['MODEL_FORMAT', '/endorsementJwt', ['no token'], '/endorsementJwt/0'],
    ['MODEL_TYPE', '/endorsement/0/type', ['VerifiableCredential']],
    ['MODEL_MISSING', '/endorsement/0/credentialSubject/id', undefined],
    ['MODEL_KIND', '/endorsement/0', 'https://uni.example/endorsement'],
    ['MODEL_MISSING', '/evidence/0/type', undefined],
    ['MODEL_TYPE', `${subject}/type`, ['Subject']],
    ['MODEL_COUNT', '/image', []],
    ['MODEL_FORMAT', `${subject}/activityStartDate`, '2025-01-01'],
    ['MODEL_WORD', `${subject}/identifier/0/identityType`, 'email'],
    ['MODEL_KIND', `${subject}/identifier/0/hashed`, 'false'],
    ['MODEL_MISSING', `${achievement}/criteria`, undefined],
    ['MODEL_MISSING', `${achievement}/description`, undefined],
    ['MODEL_KIND', `${achievement}/creator`, 'https://uni.example/issuer'],
    ['MODEL_KIND', `${achievement}/creditsAvailable`, '3.0'],
    ['MODEL_WORD', `${achievement}/achievementType`, 'Trophy'],
    ['MODEL_FORMAT', `${achievement}/inLanguage`, 'English'],
    ['MODEL_KIND', `${achievement}/tag/0`, 1],
    ['MODEL_FORMAT', `${achievement}/alignment/0/targetUrl`, 'degree'],
    ['MODEL_WORD', `${achievement}/alignment/1/targetType`, 'Degree'],
    ['MODEL_WORD', `${achievement}/resultDescription/0/resultType`, 'Grade'],
    ['MODEL_WORD', `${achievement}/resultDescription/0/requiredValue`, 'E'],
    ['MODEL_REFERENCE', `${rubric}/requiredLevel`, 'urn:uuid:other'],
    ['MODEL_REFERENCE', `${subject}/result/0/resultDescription`, 'urn:uuid:other'],
    ['MODEL_REFERENCE', `${subject}/result/1/achievedLevel`, 'urn:uuid:other'],
    ['MODEL_WORD', `${subject}/result/0/value`, 'E'],
    ['MODEL_WORD', `${subject}/result/3/status`, 'Passed'],
    ['MODEL_MISSING', `${subject}/result/3/status`, undefined],
  ]
  for (const [code, pointer, value, place = pointer] of inBadge) {
    it(`finds ${pointer} ${JSON.stringify(value)} in a badge: ${code}`, () => {
      expect(show(withMember(fullBadge, pointer, value))).to.deep.equal([`${code} ${place}`])
    })
  }

  const inRecord: readonly Change[] = [
    ['MODEL_CONTEXT', '/@context/1', 'https://w3id.org/security/data-integrity/v2'],
    ['MODEL_MISSING', '/name', undefined],
    ['MODEL_KIND', '/partial', 'yes'],
    ['MODEL_TYPE', `${subject}/type`, ['AchievementSubject']],
    ['MODEL_MISSING', `${subject}/verifiableCredential`, undefined],
    ['MODEL_COUNT', `${subject}/verifiableCredential`, []],
    ['MODEL_KIND', `${subject}/verifiableCredential/0`, 1],
    ['MODEL_FORMAT', `${subject}/verifiableCredential/0`, 'no token'],
    ['MODEL_MISSING', `${subject}/verifiableCredential/0${achievement}/criteria`, undefined],
    ['MODEL_WORD', `${subject}/association/0/associationType`, 'isLike'],
    ['MODEL_MISSING', `${subject}/association/0/sourceId`, undefined],
    ['MODEL_FORMAT', `${subject}/association/0/targetId`, 'achievement 2'],
    ['MODEL_MISSING', `${subject}/id`, undefined, subject],
  ]
  for (const [code, pointer, value, place = pointer] of inRecord) {
    it(`finds ${pointer} ${JSON.stringify(value)} in a record: ${code}`, () => {
      expect(show(withMember(record, pointer, value))).to.deep.equal([`${code} ${place}`])
    })
  }

  it('takes an identifier instead of an id of the subject', () => {
    expect(show(withMember(fullBadge, '/credentialSubject/id', undefined))).to.deep.equal([])
  })

  it('takes the date of VC Data Model 1.1 for one', () => {
    const { validFrom, ...older } = fullBadge
    expect(show({ ...older, issuanceDate: validFrom as string })).to.deep.equal([])
  })

  it('leaves what is inside out, where it is told to', () => {
    const document = withMember(fullBadge, '/endorsement/0/name', undefined)
    expect(show(document)).to.deep.equal(['MODEL_MISSING /endorsement/0/name'])
    expect(findModelFaults(document, { embedded: false })).to.deep.equal([])
    const other = withMember(record, `${subject}/verifiableCredential/0/id`, undefined)
    expect(findModelFaults(other, { embedded: false })).to.deep.equal([])
  })

  it('stops after a hundred, and is quick whatever a document says', function () {
    this.timeout(20_000)
    const many = { ...toEndorsement('a:b'), endorsement: [] }
    expect(show(many)).to.deep.equal([])
    expect(
      show(withMember(fullBadge, `${achievement}/tag`, Array(200_000).fill(1))),
    ).to.have.length(100)
    const results = Array.from({ length: 10_000 }, (_, i) => ({
      type: 'Result',
      resultDescription: `urn:x:${i}`,
      value: 'A',
    }))
    const descriptions = results.map(({ resultDescription: id }) => ({
      ...{ id, type: 'ResultDescription', name: 'n', resultType: 'Result' },
      allowedValue: ['A'],
    }))
    const described = withMember(fullBadge, `${achievement}/resultDescription`, descriptions)
    expect(show(withMember(described, `${subject}/result`, results))).to.deep.equal([])
    const long = `+${'1 '.repeat(500_000)}!`
    expect(show(withMember(fullBadge, '/issuer/phone', long))).to.have.length(1)
  })
})
