import type { IncomingMessage } from 'node:http'
import type { Gate } from './createGate.ts'
import { checkMediaType, readBody } from './readBody.ts'
import { ServerError } from './ServerError.ts'
import type { ServerLimits } from './ServerOptions.ts'

/** What bounds a request of one body and one answer. */
export type Bounds = { readonly limits: ServerLimits; readonly gate: Gate }

/**
 * Reads the body of a request and has it judged, within its time. Whatever the verdict is, the answer has the
 * status 200: the request was carried out. Another status says that nothing was judged.
 *
 * @param prepare Reads what is asked, and gives what judges it.
 * @throws {ServerError}
 */
export async function carryOut(
  incoming: IncomingMessage,
  { limits: { maxBytes, requestMilliseconds }, gate }: Bounds,
  prepare: (body: Uint8Array) => () => Promise<string>,
): Promise<Response> {
  checkMediaType(incoming, ['application/json'])
  // Who would be sent away anyway need not send a body first.
  gate.check()
  const late = AbortSignal.timeout(requestMilliseconds)
  // A slow client holds no place in the meantime.
  const judge = prepare(await readBody(incoming, { maxBytes, late }))
  const leave = gate.enter()
  const work = judge()
  // Who does not wait any longer does not end the work, so its place is not free either.
  work.then(leave, leave)
  const headers = { 'Content-Type': 'application/json' }
  return new Response(await unlessLate(work, late), { headers })
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
