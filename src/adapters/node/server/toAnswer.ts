import type { PresentationReport } from '../../../verifier/presentation/PresentationReport.ts'
import type { Report } from '../../../verifier/Report.ts'
import type { Problem, Wanted } from './shapes.ts'

/** What is said of a document. */
export type Verified = {
  readonly verified: boolean
  readonly problems: readonly Problem[]
  readonly report: Report | PresentationReport
  readonly wanted: Wanted
  /** The member that repeats the document, where that is wanted. */
  readonly repeatAs?: 'credential' | 'verifiablePresentation'
}

/**
 * An answer in the form of the VC API, with the whole report beside it, as JSON. What is repeated is repeated as
 * it came; what is no JSON cannot be.
 *
 * @param document The member of the request, as it stood there.
 */
export function toAnswer(
  document: Uint8Array,
  { verified, problems, report, wanted, repeatAs }: Verified,
): string {
  const isJson = report.checks.every(({ code }) => code !== 'FORMAT_NOT_JSON')
  const parts = [`"verified":${verified}`]
  if (repeatAs && isJson) parts.push(`"${repeatAs}":${new TextDecoder().decode(document)}`)
  if (wanted.returnProblemDetails ?? true) {
    parts.push(`"problemDetails":${JSON.stringify(problems)}`)
  }
  if (wanted.returnResults ?? true) parts.push(`"report":${JSON.stringify(report)}`)
  return `{${parts.join(',')}}`
}
