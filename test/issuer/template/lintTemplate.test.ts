import { expect } from 'chai'
import type { JsonValue } from '../../../src/credential/parseJson.ts'
import { lintTemplate } from '../../../src/issuer/template/lintTemplate.ts'
import { parseTemplate } from '../../../src/issuer/template/Template.ts'

const whole = {
  id: 'https://a.example/x',
  name: 'X',
  description: 'D',
  criteria: 'C',
  kind: 'badge',
  outcomes: ['Can do X.'],
  hours: 50,
  credits: { value: 2, unit: 'ECTS' },
  level: { url: 'https://eqf.example/5', name: 'EQF level 5', framework: 'EQF', code: '5' },
  assessment: 'Written',
  supervision: 'supervised',
  participation: 'Online',
  quality: 'Own',
  prerequisites: 'None',
  stackability: 'Stands alone',
  result: { name: 'Grade', type: 'LetterGrade', values: ['A', 'B'], required: 'B' },
}
const lint = (change: object, issuer: object = {}) => {
  const own = { id: 'did:web:a.example', name: 'A', country: 'PT', ...issuer }
  const value = { issuer: own, achievements: { x: { ...whole, ...change } } } as JsonValue
  // As a file has it: what is undefined is not there.
  const template = parseTemplate(JSON.parse(JSON.stringify(value)))
  return lintTemplate(template).map(({ code, severity, pointer }) => [code, severity, pointer])
}
const at = (member: string) => `/achievements/x/${member}`

describe('lintTemplate', () => {
  it('has nothing to say of a template that tells all', () => {
    expect(lint({})).to.deep.equal([])
  })

  it('misses each element that the recommendation asks for', () => {
    for (const member of ['outcomes', 'hours', 'level', 'assessment', 'participation', 'quality']) {
      const found = [['ELEMENT_MISSING', 'warning', at(member)]]
      expect(lint({ [member]: undefined }), member).to.deep.equal(found)
    }
    expect(lint({}, { country: undefined })).to.deep.equal([
      ['ELEMENT_MISSING', 'warning', '/issuer/country'],
    ])
    for (const member of ['prerequisites', 'supervision', 'stackability', 'result']) {
      const found = [['ELEMENT_OPTIONAL', 'hint', at(member)]]
      expect(lint({ [member]: undefined }), member).to.deep.equal(found)
    }
  })

  it('compares what is made of it with Open Badges 3.0', () => {
    const model = [['MODEL', 'error', '/achievements/x']]
    expect(lint({ achievementType: 'Badges' })).to.deep.equal(model)
    expect(lint({ language: 'Portuguese' })).to.deep.equal(model)
    expect(lint({ achievementType: 'ext:Badges', language: 'pt-PT' })).to.deep.equal([])
  })

  it('finds what is still to be written, wherever it is', () => {
    const placeholder = (pointer: string) => ['PLACEHOLDER', 'error', pointer]
    expect(lint({ name: '<name>' })).to.deep.equal([placeholder(at('name'))])
    expect(lint({ outcomes: ['Can do X.', '<more>'] })).to.deep.equal([
      placeholder(at('outcomes/1')),
    ])
    expect(lint({ parts: ['urn:placeholder:part'] })).to.deep.equal([placeholder(at('parts/0'))])
    expect(lint({}, { name: '<who>' })).to.deep.equal([placeholder('/issuer/name')])
    expect(lint({ criteria: 'Reads <b>x</b>, and a < b > c.' })).to.deep.equal([])
  })

  it('finds a certification without an end', () => {
    const found = [['NEVER_EXPIRES', 'warning', at('validForMonths')]]
    expect(lint({ achievementType: 'Certification' })).to.deep.equal(found)
    expect(lint({ achievementType: 'Certification', validForMonths: 12 })).to.deep.equal([])
  })

  it('finds a workload that does not go with its credits', () => {
    const found = [['WORKLOAD_IMPLAUSIBLE', 'warning', at('hours')]]
    expect(lint({ hours: 39 })).to.deep.equal(found)
    expect(lint({ hours: 71 })).to.deep.equal(found)
    expect(lint({ hours: 40 })).to.deep.equal([])
    expect(lint({ hours: 70 })).to.deep.equal([])
    expect(lint({ hours: 1, credits: { value: 2, unit: 'CEU' } })).to.deep.equal([])
  })

  it('finds two achievements with one id', () => {
    const issuer = { id: 'did:web:a.example', name: 'A', country: 'PT' }
    const value = { issuer, achievements: { x: whole, y: whole } } as JsonValue
    expect(
      lintTemplate(parseTemplate(value)).map(({ code, pointer }) => [code, pointer]),
    ).to.deep.equal([
      ['SHARED_ID', '/achievements/x/id'],
      ['SHARED_ID', '/achievements/y/id'],
    ])
  })
})
