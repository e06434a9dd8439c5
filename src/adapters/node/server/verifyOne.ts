import type { IncomingMessage } from 'node:http'
import type { Verifier } from '../../../verifier/createVerifier.ts'
import type { Report } from '../../../verifier/Report.ts'
import { toExitCode } from '../../../verifier/toVerdict.ts'
import type { Gate } from './createGate.ts'
import { checkMediaType, readBody } from './readBody.ts'
import { readRequest, type VerifyRequest } from './readRequest.ts'
import { ServerError } from './ServerError.ts'
import type { ServerLimits } from './ServerOptions.ts'
import { toProblemDetails } from './toProblem.ts'

/** What the route of one credential works with. */
export type VerifyOneOptions = {
  readonly verifier: Pick<Verifier, 'verify'>
  readonly limits: ServerLimits
  readonly gate: Gate
  readonly onReport: (report: Report) => void
}

/**
 * Judges the credential in a request. Whatever the verdict is, the answer has the status 200: the request was
 * carried out. Another status says that nothing was judged.
 *
 * @throws {ServerError}
 */
export async function verifyOne(
  incoming: IncomingMessage,
  { verifier, limits, gate, onReport }: VerifyOneOptions,
): Promise<Response> {
  checkMediaType(incoming, ['application/json'])
  // Who would be sent away anyway need not send a body first.
  gate.check()
  const { maxBytes, requestMilliseconds } = limits
  const late = AbortSignal.timeout(requestMilliseconds)
  // A slow client holds no place in the meantime.
  const request = readRequest(await readBody(incoming, { maxBytes, late }), maxBytes)
  const leave = gate.enter()
  const work = verifier.verify(request.presented)
  // Who does not wait any longer does not end the work, so its place is not free either.
  work.then(leave, leave)
  const report = await unlessLate(work, late)
  onReport(report)
  return new Response(toBody(request, report), { headers: { 'Content-Type': 'application/json' } })
}

async function unlessLate<Value>(work: Promise<Value>, late: AbortSignal): Promise<Value> {
  const timeout = new Promise<never>((_, reject) => {
    const problem = 'judging took too long'
    const refuse = () => reject(new ServerError({ code: 'SERVER_TIMED_OUT', problem }))
    if (late.aborted) refuse()
    else late.addEventListener('abort', refuse, { once: true })
  })
  timeout.catch(() => {})
  return Promise.race([work, timeout])
}

/** The form of the VC API, and the whole report beside it. What is repeated is repeated as it came. */
function toBody({ options, member }: VerifyRequest, report: Report): string {
  const verified = toExitCode(report.verdict) === 0
  const isJson = report.checks.every(({ code }) => code !== 'FORMAT_NOT_JSON')
  const parts = [`"verified":${verified}`]
  if (options.returnCredential && isJson) {
    parts.push(`"credential":${new TextDecoder().decode(member)}`)
  }
  if (options.returnProblemDetails ?? true) {
    parts.push(`"problemDetails":${JSON.stringify(toProblemDetails(report))}`)
  }
  if (options.returnResults ?? true) parts.push(`"report":${JSON.stringify(report)}`)
  return `{${parts.join(',')}}`
}
