import { expect } from 'chai'
import type { JsonValue } from '../../src/credential/parseJson.ts'
import { parseTemplate, TemplateError } from '../../src/issuer/Template.ts'

const achievement = { id: 'https://a.example/x', name: 'X', description: 'D', criteria: 'C' }
const issuer = { id: 'did:web:a.example', name: 'A' }
const full = {
  issuer: { ...issuer, url: 'https://a.example', description: 'About A' },
  achievements: {
    x: { ...achievement, achievementType: 'Badge', tags: ['t'], validForMonths: 1200 },
  },
}
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
