import { expect } from 'chai'
import type { JsonValue } from '../../../src/credential/parseJson.ts'
import { parseRoster } from '../../../src/issuer/roster/parseRoster.ts'
import { parseTemplate } from '../../../src/issuer/template/Template.ts'

const achievement = (id: string, more: object = {}) => ({
  id: `https://a.example/${id}`,
  name: id,
  description: 'D',
  criteria: 'C',
  ...more,
})
const grade = { name: 'Grade', type: 'LetterGrade', values: ['A', 'B'] }
const points = { name: 'Points', type: 'RawScore', min: 0, max: 100 }
const template = parseTemplate({
  issuer: { id: 'did:web:a.example', name: 'A' },
  achievements: {
    plain: achievement('plain'),
    graded: achievement('graded', { result: grade }),
    scored: achievement('scored', { result: points }),
    project: achievement('project', { evidence: 'required', assessor: 'required' }),
    shown: achievement('shown', { evidence: 'optional', assessor: 'optional' }),
  },
} as JsonValue)
const digest = 'Ab'.repeat(32)
const work = 'https://learners.example/work'
const extra = ['result', 'evidence', 'evidence_sha256', 'assessor']
const read = (key: string, ...cells: readonly string[]) => {
  const header = ['name', 'email', 'achievement', 'awarded_on', ...extra].join(';')
  const all = ['Ada', 'ada@learners.example', key, '2026-03-01', ...cells]
  return parseRoster(`${header}\n${all.join(';')}${';'.repeat(8 - all.length)}\n`, template)
}
const faultsOf = (key: string, ...cells: readonly string[]) =>
  read(key, ...cells).faults.map(({ column, code }) => [column, code])

describe('columns that a template asks for', () => {
  it('are read, each to where it belongs', () => {
    expect(read('graded', 'B').rows[0]).to.deep.include({ result: 'B' })
    const { rows, faults } = read('project', '', work, digest, 'Bea Example')
    expect(faults).to.deep.equal([])
    expect(rows).to.deep.equal([
      {
        name: 'Ada',
        email: 'ada@learners.example',
        achievement: 'project',
        awardedOn: '2026-03-01',
        evidence: work,
        evidenceDigest: `0x${'ab'.repeat(32)}`,
        assessor: 'Bea Example',
      },
    ])
  })

  it('can be left out where nothing asks for them', () => {
    const text = 'name,email,achievement,awarded_on\nAda,ada@learners.example,shown,2026-03-01\n'
    expect(parseRoster(text, template).faults).to.deep.equal([])
    expect(faultsOf('shown')).to.deep.equal([])
    expect(faultsOf('plain')).to.deep.equal([])
  })

  it('have to be there where it is required', () => {
    const text = 'name,email,achievement,awarded_on\nAda,ada@learners.example,graded,2026-03-01\n'
    expect(parseRoster(text, template).faults).to.have.nested.property('0.code', 'VALUE_MISSING')
    expect(faultsOf('graded')).to.deep.equal([['result', 'VALUE_MISSING']])
    expect(faultsOf('project')).to.deep.equal([
      ['evidence', 'VALUE_MISSING'],
      ['evidence_sha256', 'VALUE_MISSING'],
      ['assessor', 'VALUE_MISSING'],
    ])
  })

  it('have to be empty where there is no place for them', () => {
    expect(faultsOf('plain', 'A', work, digest, 'Bea')).to.deep.equal([
      ['result', 'VALUE_UNEXPECTED'],
      ['evidence', 'VALUE_UNEXPECTED'],
      ['evidence_sha256', 'VALUE_UNEXPECTED'],
      ['assessor', 'VALUE_UNEXPECTED'],
    ])
  })

  it('have values that the template allows', () => {
    for (const value of ['C', 'a', 'A ,']) {
      expect(faultsOf('graded', value), value).to.deep.equal([['result', 'RESULT_NOT_ALLOWED']])
    }
    for (const value of ['0', '100', '99.5', '007']) {
      expect(faultsOf('scored', value), value).to.deep.equal([])
    }
    for (const value of ['-1', '100.1', '1e1', '0x10', 'ten', '1,5', '∞']) {
      expect(faultsOf('scored', value), value).to.deep.equal([['result', 'RESULT_NOT_ALLOWED']])
    }
  })

  it('name evidence by an address of the web, and by what it was', () => {
    for (const address of ['learners.example', 'file:///work', 'javascript:alert(1)', 'https://']) {
      expect(faultsOf('shown', '', address, digest), address).to.deep.equal([
        ['evidence', 'EVIDENCE_MALFORMED'],
      ])
    }
    const malformed = [['evidence_sha256', 'DIGEST_MALFORMED']]
    expect(faultsOf('shown', '', work, digest.slice(1))).to.deep.equal(malformed)
    expect(faultsOf('shown', '', work, `0x${digest}`)).to.deep.equal(malformed)
    expect(faultsOf('shown', '', work, '')).to.deep.equal(malformed)
    expect(faultsOf('shown', '', '', digest)).to.deep.equal(malformed)
    expect(faultsOf('shown', '', work, digest)).to.deep.equal([])
  })

  it('can be shown', () => {
    expect(faultsOf('shown', '', '', '', 'Bea\u202e')).to.deep.equal([['assessor', 'NAME_UNSAFE']])
    expect(faultsOf('shown', '', '', '', 'B'.repeat(1001))).to.deep.equal([
      ['assessor', 'CELL_TOO_LONG'],
    ])
  })
})
