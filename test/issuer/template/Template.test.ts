import { expect } from 'chai'
import type { JsonValue } from '../../../src/credential/parseJson.ts'
import { parseTemplate, TemplateError } from '../../../src/issuer/template/Template.ts'

const achievement = { id: 'https://a.example/x', name: 'X', description: 'D', criteria: 'C' }
const issuer = { id: 'did:web:a.example', name: 'A' }
const full = {
  issuer: { ...issuer, url: 'https://a.example', description: 'About A' },
  achievements: {
    x: { ...achievement, achievementType: 'Badge', tags: ['t'], validForMonths: 1200 },
  },
}
const skill = { url: 'https://esco.example/s', name: 'S', framework: 'ESCO', version: '1.2.0' }
const grade = { name: 'G', type: 'LetterGrade', values: ['A', 'B'] }
const withAchievement = (change: object): JsonValue =>
  ({ issuer, achievements: { x: { ...achievement, ...change } } }) as JsonValue

describe('parseTemplate', () => {
  it('reads every member', () => {
    expect(parseTemplate(full)).to.deep.equal(full)
  })

  const refused: readonly (readonly [what: string, value: JsonValue])[] = [
    ['no object', null],
    ['no issuer', { achievements: full.achievements }],
    ['no achievements', { issuer, achievements: {} }],
    [
      'an achievement under a name that every object has',
      { issuer, achievements: { constructor: achievement } },
    ],
    ['a member that is not known', { ...full, issuers: [] }],
    ['a member of the issuer that is not known', { ...full, issuer: { ...issuer, logo: 'x' } }],
    ['a member of an achievement that is not known', withAchievement({ validForDays: 1 })],
    ['an issuer that is no URL', { ...full, issuer: { ...issuer, id: 'a.example' } }],
    ['an achievement without a criterion', withAchievement({ criteria: '' })],
    ['a tag that is no text', withAchievement({ tags: [1] })],
    ['no months', withAchievement({ validForMonths: 0 })],
    ['half a month', withAchievement({ validForMonths: 0.5 })],
    ['text of spaces', withAchievement({ assessment: ' ' })],
    ['a kind that there is not', withAchievement({ kind: 'diploma' })],
    ['no work', withAchievement({ hours: 0 })],
    ['endless work', withAchievement({ hours: Number.POSITIVE_INFINITY })],
    ['credits without a unit', withAchievement({ credits: { value: 5 } })],
    ['a supervision that there is not', withAchievement({ supervision: 'proctored' })],
    ['no outcomes', withAchievement({ outcomes: [] })],
    ['a skill of no version', withAchievement({ skills: [{ ...skill, version: undefined }] })],
    ['a skill of no framework', withAchievement({ skills: [{ ...skill, framework: '' }] })],
    ['a skill that is no URL', withAchievement({ skills: [{ ...skill, url: 'weaving' }] })],
    [
      'a result of neither values nor bounds',
      withAchievement({ result: { name: 'G', type: 'T' } }),
    ],
    ['a result of both', withAchievement({ result: { ...grade, min: 0, max: 1 } })],
    ['a result of half a bound', withAchievement({ result: { name: 'G', type: 'T', min: 0 } })],
    [
      'a result between nothing',
      withAchievement({ result: { name: 'G', type: 'T', min: 1, max: 0 } }),
    ],
    ['a result that nobody can reach', withAchievement({ result: { ...grade, required: 'C' } })],
    ['a country that is none', { ...full, issuer: { ...issuer, country: 'Portugal' } }],
    ['more months than a calendar has', withAchievement({ validForMonths: 1201 })],
  ]
  for (const [what, value] of refused) {
    it(`refuses ${what}`, () => {
      expect(() => parseTemplate(value))
        .to.throw(TemplateError)
        .with.property('code', 'TEMPLATE_MALFORMED')
    })
  }
})
