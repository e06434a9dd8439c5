import { expect } from 'chai'
import { buildEvidence } from '../../src/evidence/buildEvidence.ts'
import { type CheckCode, checkCodes } from '../../src/verifier/CheckCode.ts'
import { languages } from '../../src/verifier/languages/Language.ts'
import { type CheckResult, checkNames, type Source } from '../../src/verifier/Report.ts'

const at = '2026-03-01T09:00:00.000Z'
const chain: Source = {
  ...{ from: 'chain', registry: 'eip155:1:0xab', block: 7, blockHash: '0xcd' },
  at: '2026-03-01T08:00:00.000Z',
}
const sources: readonly Source[] = [
  ...[chain, { from: 'host', host: 'a.example' } as const],
  ...[{ from: 'node', host: 'b.example' } as const, { from: 'node' } as const],
  ...[{ from: 'clock' } as const, { from: 'document' } as const, { from: 'policy' } as const],
]
const facts = sources.map((source) => ({ name: 'fact', value: 1, source }))
const results = (Object.keys(checkCodes) as CheckCode[]).map((code, i): CheckResult => {
  const check = checkNames[i % checkNames.length] as CheckResult['check']
  return { check, outcome: 'passed', code, reason: 'It is so.', facts }
})

describe('buildEvidence', () => {
  it('says of every check and code something of its own in each language', () => {
    const [en = [], de = []] = languages.map((language) =>
      buildEvidence({ checks: results, at, language }),
    )
    expect(en).to.have.length(results.length)
    for (const [i, step] of en.entries()) {
      for (const part of ['asked', 'change'] as const) {
        expect(step[part]).not.to.equal('')
        expect(de[i]?.[part], step.code).not.to.equal(step[part])
      }
      expect(new Set(step.facts.map(({ source }) => source)).size).to.equal(sources.length)
    }
    const texts = en[0]?.facts.map(({ source }) => source) ?? []
    for (const part of ['eip155:1:0xab', '7', chain.at]) expect(texts[0]).to.include(part)
    expect([texts[1]?.includes('a.example'), texts[2]?.includes('b.example')]).to.deep.equal([
      true,
      true,
    ])
  })

  it('asks another thing of a presentation than of a credential', () => {
    for (const language of languages) {
      const checks = results.slice(0, checkNames.length)
      const credential = buildEvidence({ checks, at, language })
      const presentation = buildEvidence({ checks, at, language, credentials: [] } as never)
      const changed = credential.filter(({ asked }, i) => asked !== presentation[i]?.asked)
      expect(changed.map(({ check }) => check)).to.deep.equal(['format', 'holder'])
    }
  })

  it('names the check that made another moot', () => {
    for (const language of languages) {
      const skipped = { outcome: 'skipped', code: 'MOOT', reason: '', facts: [] } as const
      const checks: readonly CheckResult[] = [{ ...skipped, check: 'key', because: 'anchor' }]
      const [step] = buildEvidence({ checks, at, language })
      expect(step?.change).to.include('`anchor`')
    }
  })
})
