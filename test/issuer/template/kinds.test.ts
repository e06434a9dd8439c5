import { expect } from 'chai'
import { findUnsupported } from '../../../src/credential/findUnsupported.ts'
import type { JsonValue } from '../../../src/credential/parseJson.ts'
import { buildCredential } from '../../../src/issuer/buildCredential.ts'
import { achievementKinds } from '../../../src/issuer/template/AchievementTemplate.ts'
import { createTemplate } from '../../../src/issuer/template/createTemplate.ts'
import { lintTemplate } from '../../../src/issuer/template/lintTemplate.ts'
import { sampleAward } from '../../../src/issuer/template/sampleAward.ts'
import { parseTemplate, TemplateError } from '../../../src/issuer/template/Template.ts'

const issuer = { id: 'did:web:a.example', name: 'A', country: 'PT' }
const base = 'https://a.example/'
const create = (kind: (typeof achievementKinds)[number]) =>
  JSON.parse(JSON.stringify(createTemplate({ kind, issuer, base })))
const withChange = (kind: (typeof achievementKinds)[number], change: object): JsonValue => {
  const template = create(kind)
  const key = `first-${kind}`
  return {
    ...template,
    achievements: { [key]: { ...template.achievements[key], ...change } },
  }
}

describe('kinds of achievements', () => {
  for (const kind of achievementKinds) {
    it(`begins a template of a ${kind}, of which a badge can be made`, () => {
      const template = parseTemplate(create(kind))
      const key = `first-${kind}`
      expect(template.achievements[key]?.id).to.equal(`https://a.example/achievements/${key}`)
      const row = sampleAward(template, key)
      const document = buildCredential({ row, template, id: 'urn:x:1', salt: new Uint8Array(16) })
      expect(findUnsupported(document)).to.deep.equal([])
      expect(lintTemplate(template).filter(({ code }) => code === 'MODEL')).to.deep.equal([])
    })
  }

  it('says what each is in the words of Open Badges', () => {
    const types = achievementKinds.map((kind) => {
      const template = parseTemplate(create(kind))
      const row = sampleAward(template, `first-${kind}`)
      const document = buildCredential({ row, template, id: 'urn:x:1', salt: new Uint8Array(16) })
      const { achievement } = document.credentialSubject as {
        achievement: { achievementType: string }
      }
      return achievement.achievementType
    })
    expect(types).to.deep.equal([
      ...['Badge', 'Certificate', 'Certification', 'ext:ProjectProgramme', 'MicroCredential'],
      ...['Course', 'ext:StackAward'],
    ])
  })

  const needs = {
    badge: [],
    certificate: ['occupations', 'hours', 'assessment'],
    certification: ['occupations', 'hours', 'assessment', 'validForMonths'],
    'project-programme': ['evidence', 'assessor', 'assessment', 'result'],
    'graduate-course-set': ['level', 'credits', 'result', 'supervision', 'parts'],
    course: ['hours', 'outcomes'],
    'stack-award': ['parts'],
  } as const
  for (const kind of achievementKinds) {
    for (const member of needs[kind]) {
      it(`refuses a ${kind} without ${member}`, () => {
        const { [member]: _, ...rest } = create(kind).achievements[`first-${kind}`]
        const value = { issuer, achievements: { x: rest } }
        expect(() => parseTemplate(value)).to.throw(TemplateError)
      })
    }
  }

  const refused = [
    ['project-programme', { evidence: 'optional' }],
    ['project-programme', { assessor: 'optional' }],
    ['graduate-course-set', { supervision: 'supervised' }],
    [
      'graduate-course-set',
      { level: { url: 'https://x.example', name: 'L', framework: 'EQF', code: '6' } },
    ],
    [
      'graduate-course-set',
      { level: { url: 'https://x.example', name: 'L', framework: 'Own', code: '7' } },
    ],
    ['stack-award', { parts: [] }],
    ['certificate', { occupations: [] }],
  ] as const
  for (const [kind, change] of refused) {
    it(`refuses a ${kind} with ${JSON.stringify(change)}`, () => {
      expect(() => parseTemplate(withChange(kind, change))).to.throw(TemplateError)
    })
  }
})
