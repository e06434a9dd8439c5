import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type * as v from 'valibot'
import type { BaseError } from '../../../base/BaseError.ts'
import { describeFault, readShape } from '../../../base/readShape.ts'
import { JsonError } from '../../../credential/JsonError.ts'
import { type JsonObject, parseJson } from '../../../credential/parseJson.ts'
import { ChangeError } from '../../../issuer/changes/ChangeError.ts'
import { JournalError } from '../../../issuer/journal/JournalError.ts'
import { RegistryError } from '../../../registry/RegistryError.ts'
import { BatchFolderError } from '../batch/BatchFolderError.ts'
import { IssuingError } from '../issuing/IssuingError.ts'
import type { IssuingService } from '../issuing/IssuingService.ts'
import type { IssuedState } from '../issuing/openIssuing.ts'
import type { Route } from './createRoutes.ts'
import { issueRequestShape, statusRequestShape } from './issuingShapes.ts'
import { checkMediaType, readBody } from './readBody.ts'
import type { ServerLimits } from './ServerOptions.ts'

/** The routes by which credentials are issued one at a time (VC API, Issuing). */
export function createIssuingRoutes(
  { issuing, token }: IssuingService,
  limits: ServerLimits,
): readonly Route[] {
  const isAllowed = createTokenCheck(token)
  const milliseconds = 2 * limits.requestMilliseconds
  const route = (
    method: Route['method'],
    path: string,
    answer: (incoming: IncomingMessage) => Promise<Response>,
  ): Route => ({
    ...{ method, path, milliseconds, isLasting: false },
    async answer({ incoming }) {
      if (!isAllowed(incoming.headers.authorization)) {
        throw new IssuingError({ code: 'ISSUING_TOKEN', problem: 'the token is missing or wrong' })
      }
      return answer(incoming).catch(throwAnswer)
    },
  })
  const read = <Shape extends v.GenericSchema>(incoming: IncomingMessage, shape: Shape) =>
    readJsonBody(incoming, shape, limits)

  return [
    route('POST', '/credentials/issue', async (incoming) => {
      const { credential } = await read(incoming, issueRequestShape)
      const document = credential as JsonObject
      const taken = await issuing.take(document)
      const id = String(document.id)
      if (taken.state !== 'waiting') return toResponse(taken, id, 201)
      await withinTime(issuing.whenSealed(id), limits.requestMilliseconds)
      return toResponse(await issuing.find(id), id, 201)
    }),
    route('POST', '/credentials/status', async (incoming) => {
      const { credentialId, credentialStatus, status } = await read(incoming, statusRequestShape)
      await issuing.setStatus(credentialId, toChange(credentialStatus.statusPurpose, status))
      return Response.json({})
    }),
    route('GET', '/credentials/:id', async ({ url = '' }) => {
      const id = readId(url)
      return toResponse(await issuing.find(id), id, 200)
    }),
  ]
}

/** Compares digests, so that neither time nor length tells anything of the token. */
function createTokenCheck(token: string): (header: string | undefined) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const wanted = digest(token)
  return (header = '') => {
    const [, given] = /^Bearer ([^\s]+)$/i.exec(header) ?? []
    return given !== undefined && timingSafeEqual(digest(given), wanted)
  }
}

async function readJsonBody<Shape extends v.GenericSchema>(
  incoming: IncomingMessage,
  shape: Shape,
  { maxBytes, requestMilliseconds }: ServerLimits,
): Promise<v.InferOutput<Shape>> {
  checkMediaType(incoming, ['application/json'])
  const late = AbortSignal.timeout(requestMilliseconds)
  const body = await readBody(incoming, { maxBytes, late })
  try {
    const read = readShape(shape, parseJson(body, { maxBytes }))
    if ('value' in read) return read.value
    throw refuse(read.faults.map((fault) => describeFault(fault, 'body')).join('; '))
  } catch (error) {
    if (error instanceof JsonError) throw refuse(`the body is not JSON (${error.code})`)
    throw error
  }
}

function refuse(problem: string): IssuingError {
  return new IssuingError({ code: 'ISSUING_DOCUMENT', problem })
}

function toChange(purpose: string, status: boolean) {
  if (purpose === 'revocation' && status) return 'revoke'
  if (purpose === 'suspension') return status ? 'suspend' : 'reinstate'
  throw new IssuingError({ code: 'ISSUING_STATUS', problem: 'there is no such change' })
}

function readId(url: string): string {
  const [, encoded = ''] = /^\/credentials\/([^/?]+)/.exec(url) ?? []
  try {
    return decodeURIComponent(encoded)
  } catch {
    throw new IssuingError({ code: 'ISSUING_UNKNOWN', problem: 'its address names no id' })
  }
}

/** What is not sealed yet was taken, and no more (RFC 9110 §15.3.3): it can be asked for. */
function toResponse(issued: IssuedState, id: string, status: 200 | 201): Response {
  const { state } = issued
  const place = { Location: `/credentials/${encodeURIComponent(id)}` }
  if (issued.state === 'waiting') return Response.json({ state }, { status: 202, headers: place })
  const { credential: verifiableCredential } = issued
  return Response.json({ verifiableCredential, state }, { status, headers: place })
}

/** Waits, for so long; who waited in vain asks again. */
async function withinTime(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}

/** What is wrong on this side is no fault of the request; what was taken is kept. */
function throwAnswer(error: unknown): never {
  const isOwn = [JournalError, RegistryError, BatchFolderError, ChangeError].some(
    (it) => error instanceof it,
  )
  if (!isOwn) throw error
  const problem = `it cannot go on now (${(error as BaseError).code})`
  throw new IssuingError({ code: 'ISSUING_FAILED', problem })
}
