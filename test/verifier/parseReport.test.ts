import { expect } from 'chai'
import type { JsonObject } from '../../src/credential/parseJson.ts'
import { createVerifier } from '../../src/verifier/createVerifier.ts'
import {
  parsePresentationReport,
  parseReport,
  ReportError,
} from '../../src/verifier/parseReport.ts'

describe('a report that was saved', () => {
  let report: JsonObject
  let presented: JsonObject
  before(async () => {
    const verifier = createVerifier({ now: () => 0 })
    const save = (value: unknown) => JSON.parse(JSON.stringify(value)) as JsonObject
    report = save(await verifier.verify('{}'))
    presented = save(await verifier.verifyPresentation('{}'))
  })

  const refused = (work: () => unknown) =>
    expect(work).to.throw(ReportError).with.property('code', 'REPORT_MALFORMED')

  it('is read where it is of the documented form', () => {
    expect(parseReport(report)).to.deep.equal(report)
    expect(parsePresentationReport(presented)).to.deep.equal(presented)
  })

  it('is refused where it is of another, or of the other kind', () => {
    const { verdict, ...without } = report
    for (const value of [null, [], {}, without, { ...report, version: 2 }, { ...report, x: 1 }]) {
      refused(() => parseReport(value))
      refused(() => parsePresentationReport(value))
    }
    const lying = { ...(verdict as JsonObject), authenticity: 'genuine' }
    refused(() => parseReport({ ...report, verdict: lying }))
    refused(() => parseReport(presented))
    refused(() => parsePresentationReport(report))
  })
})
