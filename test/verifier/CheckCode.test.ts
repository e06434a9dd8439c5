import { expect } from 'chai'
import { checkCodes } from '../../src/verifier/CheckCode.ts'
import { toPresentationExitCode } from '../../src/verifier/toVerdict.ts'
import { aggregateCases } from '../support/cases/aggregateCases.ts'
import { anchorCases } from '../support/cases/anchorCases.ts'
import { bareCases } from '../support/cases/bareCases.ts'
import { bundleCases } from '../support/cases/bundleCases.ts'
import { grantCases } from '../support/cases/grantCases.ts'
import { issuerCases } from '../support/cases/issuerCases.ts'
import { keyCases } from '../support/cases/keyCases.ts'
import { listCases } from '../support/cases/listCases.ts'
import { pastCases } from '../support/cases/pastCases.ts'
import { presentationCases } from '../support/cases/presentationCases.ts'
import { schemaCases } from '../support/cases/schemaCases.ts'
import { openStage, type Stage } from '../support/openStage.ts'

const cases = [
  ...anchorCases,
  ...aggregateCases,
  ...issuerCases,
  ...keyCases,
  ...grantCases,
  ...bareCases,
  ...listCases,
  ...schemaCases,
  ...pastCases,
  ...bundleCases,
]

describe('checkCodes', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.chain.close())

  for (const { what, code, check, outcome, verdict, present } of cases) {
    it(`${code} is the answer to ${what}`, async () => {
      const { text, verifier = stage.verifier() } = await present(stage)
      const report = await verifier.verify(text)

      const result = report.checks.find((it) => it.check === check)
      expect(result).to.include({ code, outcome })
      const { authenticity, lifecycle, policy } = report.verdict
      const rules = policy.outcome === 'accepted' ? [] : [policy.rule]
      expect([authenticity, lifecycle, ...rules]).to.deep.equal(verdict)
    })
  }

  for (const { what, code, check, outcome, of, exitCode, present } of presentationCases) {
    it(`${code} is the answer to ${what}`, async () => {
      const { text, question, verifier = stage.verifier() } = await present(stage)
      const report = await verifier.verifyPresentation(text, question)

      const { checks } = of === 'presentation' ? report : report.credentials[0]!
      expect(checks.find((it) => it.check === check)).to.include({ code, outcome })
      expect(toPresentationExitCode(report)).to.equal(exitCode)
    })
  }

  it('are all shown here', () => {
    const shown = new Set([...cases, ...presentationCases].map(({ code }) => code))
    expect([...shown].sort()).to.deep.equal(Object.keys(checkCodes).sort())
  })
})
