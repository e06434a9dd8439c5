import { BaseError } from '../base/BaseError.ts'
import { describeFault, type Fault, readShape } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import type { PresentationReport } from './presentation/PresentationReport.ts'
import type { Report } from './Report.ts'
import { presentationReportShape, reportShape } from './ReportShape.ts'

/** Thrown when a report is not of the documented form. */
export class ReportError extends BaseError {
  override readonly name = 'ReportError'
  readonly code = 'REPORT_MALFORMED'
  constructor({ faults, schema }: { faults: readonly Fault[]; schema: string }) {
    super('The report cannot be read.', {
      metaMessages: [
        ...faults.map((fault) => describeFault(fault, 'report')),
        `Expected the form of schemas/${schema}.schema.json, version 1.`,
      ],
    })
  }
}

/**
 * Reads a report that was saved. It is somebody's word: only a new verification tells what is so.
 *
 * @param value As `parseJson` gives it.
 * @throws {ReportError}
 *
 * @example
 * parseReport(parseJson(text)).verdict.authenticity
 */
export function parseReport(value: JsonValue): Report {
  const read = readShape(reportShape, value)
  if ('faults' in read) throw new ReportError({ ...read, schema: 'report' })
  return read.value
}

/**
 * Reads the report on a presentation that was saved. It is somebody's word, too.
 *
 * @param value As `parseJson` gives it.
 * @throws {ReportError}
 *
 * @example
 * parsePresentationReport(parseJson(text)).credentials
 */
export function parsePresentationReport(value: JsonValue): PresentationReport {
  const read = readShape(presentationReportShape, value)
  if ('faults' in read) throw new ReportError({ ...read, schema: 'presentationReport' })
  return read.value
}
