import { expect } from 'chai'
import { buildAchievement } from '../../../src/issuer/template/buildAchievement.ts'

const least = { id: 'https://a.example/x', name: 'X', description: 'D', criteria: 'Did X.' }

describe('buildAchievement', () => {
  it('says no more than it was told', () => {
    expect(buildAchievement(least)).to.deep.equal({
      id: 'https://a.example/x',
      type: ['Achievement'],
      name: 'X',
      description: 'D',
      criteria: { narrative: 'Did X.' },
    })
  })

  it('pins skills and occupations to the version of their framework', () => {
    const esco = { framework: 'ESCO', version: '1.2.0' }
    const { alignment } = buildAchievement({
      ...least,
      skills: [{ url: 'https://esco.example/s', name: 'weave', ...esco }],
      occupations: [{ url: 'https://esco.example/o', name: 'weaver', code: '7318', ...esco }],
    })
    expect(alignment).to.deep.equal([
      {
        type: ['Alignment'],
        targetName: 'weave',
        targetUrl: 'https://esco.example/s',
        targetFramework: 'ESCO 1.2.0',
        targetType: 'ceasn:Competency',
      },
      {
        type: ['Alignment'],
        targetName: 'weaver',
        targetUrl: 'https://esco.example/o',
        targetFramework: 'ESCO 1.2.0',
        targetCode: '7318',
      },
    ])
  })

  it('says how well it can be done', () => {
    const result = { name: 'Points', type: 'RawScore', min: 0, max: 100, required: '50' }
    expect(buildAchievement({ ...least, result }).resultDescription).to.deep.equal([
      {
        id: 'https://a.example/x#result',
        type: ['ResultDescription'],
        name: 'Points',
        resultType: 'RawScore',
        valueMin: '0',
        valueMax: '100',
        requiredValue: '50',
      },
    ])
    const described = buildAchievement({ ...least, id: 'https://a.example/all#x', result })
    expect(described.resultDescription).to.have.nested.property(
      '0.id',
      'https://a.example/all#x-result',
    )
  })

  it('tells people what the standard has no member for', () => {
    const { criteria, creditsAvailable } = buildAchievement({
      ...least,
      outcomes: ['Can do X.', 'Can teach X.'],
      hours: 50,
      credits: { value: 2, unit: 'ECTS' },
      assessment: 'A test.',
    })
    expect(creditsAvailable).to.equal(2)
    const { narrative } = criteria as { narrative: string }
    for (const fact of ['Did X.', '- Can teach X.', '50 hours', '2 ECTS', 'A test.']) {
      expect(narrative).to.include(fact)
    }
  })
})
