import type { IncomingMessage } from 'node:http'
import type { Verifier } from '../../../verifier/createVerifier.ts'
import type { Report } from '../../../verifier/Report.ts'
import { toExitCode } from '../../../verifier/toVerdict.ts'
import { type Bounds, carryOut } from './carryOut.ts'
import { readRequest } from './readRequest.ts'
import { credentialOptionsShape } from './shapes.ts'
import { toAnswer } from './toAnswer.ts'
import { toProblemDetails } from './toProblem.ts'

/** What the routes of one document work with. */
export type VerifyOptions = Bounds & {
  readonly verifier: Pick<Verifier, 'verify' | 'verifyPresentation'>
  readonly onReport: (report: Report) => void
}

/**
 * Judges the credential in a request (VC API, Verify Credential).
 *
 * @throws {ServerError}
 */
export function verifyCredential(
  incoming: IncomingMessage,
  { verifier, onReport, ...bounds }: VerifyOptions,
): Promise<Response> {
  return carryOut(incoming, bounds, (body) => {
    const shape = credentialOptionsShape
    const request = readRequest(body, { name: 'verifiableCredential', shape }, bounds.limits)
    return async () => {
      const report = await verifier.verify(request.presented)
      onReport(report)
      const { returnCredential, ...wanted } = request.options
      return toAnswer(request.member, {
        verified: toExitCode(report.verdict) === 0,
        problems: toProblemDetails(report),
        report,
        wanted,
        ...(returnCredential && { repeatAs: 'credential' as const }),
      })
    }
  })
}
