import type { IncomingMessage } from 'node:http'
import { checkHolderQuestion } from '../../../verifier/presentation/HolderQuestion.ts'
import { toPresentationExitCode } from '../../../verifier/toVerdict.ts'
import { carryOut } from './carryOut.ts'
import { readRequest } from './readRequest.ts'
import { presentationOptionsShape } from './shapes.ts'
import { toAnswer } from './toAnswer.ts'
import { toPresentationProblems } from './toProblem.ts'
import type { VerifyOptions } from './verifyCredential.ts'

/**
 * Judges the presentation in a request, and each credential in it (VC API, Verify Presentation). The challenge and
 * the domain are needed: without them nothing would say who presents it, and the credentials could be sent alone.
 *
 * @throws {ServerError} {@link HolderQuestionError}
 */
export function verifyPresentation(
  incoming: IncomingMessage,
  { verifier, onReport, ...bounds }: VerifyOptions,
): Promise<Response> {
  return carryOut(incoming, bounds, (body) => {
    const shape = presentationOptionsShape
    const request = readRequest(body, { name: 'verifiablePresentation', shape }, bounds.limits)
    const { challenge = '', domain = '', returnPresentation, ...wanted } = request.options
    const question = { challenge, domain }
    checkHolderQuestion(question)
    return async () => {
      const report = await verifier.verifyPresentation(request.presented, question)
      for (const credential of report.credentials) onReport(credential)
      return toAnswer(request.member, {
        verified: toPresentationExitCode(report) === 0,
        problems: toPresentationProblems(report),
        report,
        wanted,
        ...(returnPresentation && { repeatAs: 'verifiablePresentation' as const }),
      })
    }
  })
}
