import { BaseError } from '../../../base/BaseError.ts'
import type { PresentationReport } from '../../../verifier/presentation/PresentationReport.ts'
import type { CheckResult, Report } from '../../../verifier/Report.ts'
import { InputError } from '../InputError.ts'
import type { Problem } from './shapes.ts'

/** The one problem that the VC API names itself (Error Handling). */
const unknownOption = 'https://www.w3.org/TR/vc-api#UNKNOWN_OPTION_PROVIDED'

/**
 * What went wrong as problem details (RFC 9457). Causes are left out: they can hold the address of a node with
 * its key; so is what is no error of ours.
 */
export function toProblem(error: unknown): Problem & { status: number } {
  if (!(error instanceof BaseError)) {
    const title = 'Something went wrong that should not have.'
    return { type: toType('UNEXPECTED'), title, status: 500, code: 'UNEXPECTED' }
  }
  const { code, shortMessage, metaMessages } = error
  return {
    type: code === 'SERVER_UNKNOWN_OPTION' ? unknownOption : toType(code),
    title: shortMessage,
    status: toStatus(error),
    ...(metaMessages.length > 0 && { detail: metaMessages.join(' ') }),
    code,
  }
}

function toStatus(error: BaseError): number {
  // Of errors that are answers the status is known.
  if ('status' in error && typeof error.status === 'number') return error.status
  return error instanceof InputError && error.code === 'INPUT_TOO_LARGE' ? 413 : 400
}

/** Why a report is not one of a credential that is good: each check that did not pass, and the policy. */
export function toProblemDetails({ checks, verdict, sentence }: Report): readonly Problem[] {
  const found = toCheckProblems(checks)
  if (verdict.policy.outcome === 'accepted') return found
  const code = 'POLICY_NOT_ACCEPTED'
  return [...found, { type: toType(code), title: sentence, detail: verdict.policy.rule, code }]
}

/** The same of a presentation: what is wrong with it, and with each credential in it. */
export function toPresentationProblems(report: PresentationReport): readonly Problem[] {
  const inside = report.credentials.flatMap((credential, index) =>
    toProblemDetails(credential).map((problem) => ({ ...problem, credential: index })),
  )
  return [...toCheckProblems(report.checks), ...inside]
}

function toCheckProblems(checks: readonly CheckResult[]): readonly Problem[] {
  return checks
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
    .map(({ code, reason, detail }) => {
      return { type: toType(code), title: reason, ...(detail !== undefined && { detail }), code }
    })
}

/** A name, not an address: what it means stands in docs/errors.md, under the code. */
function toType(code: string): string {
  return `urn:cairn:problem:${code.toLowerCase().replaceAll('_', '-')}`
}
