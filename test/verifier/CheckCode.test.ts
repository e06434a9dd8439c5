import { expect } from 'chai'
import { checkCodes } from '../../src/verifier/CheckCode.ts'
import { parsePresentationReport, parseReport } from '../../src/verifier/parseReport.ts'
import type { PresentationReport } from '../../src/verifier/presentation/PresentationReport.ts'
import type { Report } from '../../src/verifier/Report.ts'
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
import { keepReport, readReports } from '../support/keepReports.ts'
import { openStage, type Stage } from '../support/openStage.ts'
import { toLines } from '../support/toLines.ts'

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

const nameOf = ({ what, code }: { what: string; code: string }) =>
  `${code} is the answer to ${what}`
const names = [...cases, ...presentationCases].map(nameOf)

/** Compares everything that a report says, but for its sentences, with what is committed. */
async function expectFacts(name: string, report: Report | PresentationReport): Promise<void> {
  const lines = toLines(report)
  await keepReport(name, lines, names)
  expect(lines).to.deep.equal((await readReports())[name])
}

describe('checkCodes', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await openStage()
  })
  afterEach(() => stage.chain.close())

  for (const one of cases) {
    const { code, check, outcome, verdict, present } = one
    it(nameOf(one), async () => {
      const { text, verifier = stage.verifier() } = await present(stage)
      const report = await verifier.verify(text)

      const result = report.checks.find((it) => it.check === check)
      expect(result).to.include({ code, outcome })
      const { authenticity, lifecycle, policy } = report.verdict
      const rules = policy.outcome === 'accepted' ? [] : [policy.rule]
      expect([authenticity, lifecycle, ...rules]).to.deep.equal(verdict)
      await expectFacts(nameOf(one), report)
      expect(parseReport(JSON.parse(JSON.stringify(report)))).to.deep.equal(report)
    })
  }

  for (const one of presentationCases) {
    const { code, check, outcome, of, exitCode, present } = one
    it(nameOf(one), async () => {
      const { text, question, verifier = stage.verifier() } = await present(stage)
      const report = await verifier.verifyPresentation(text, question)

      const { checks } = of === 'presentation' ? report : report.credentials[0]!
      expect(checks.find((it) => it.check === check)).to.include({ code, outcome })
      expect(toPresentationExitCode(report)).to.equal(exitCode)
      await expectFacts(nameOf(one), report)
      const saved = JSON.parse(JSON.stringify(report))
      expect(parsePresentationReport(saved)).to.deep.equal(report)
    })
  }

  it('are all shown here', () => {
    const shown = new Set([...cases, ...presentationCases].map(({ code }) => code))
    expect([...shown].sort()).to.deep.equal(Object.keys(checkCodes).sort())
  })

  it('have one committed report each', async () => {
    expect(Object.keys(await readReports())).to.deep.equal(names)
  })
})
