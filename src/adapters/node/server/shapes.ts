import * as v from 'valibot'
import { reportShape } from '../../../verifier/ReportShape.ts'

/** What a request may ask for beside the credential (VC API, `VerifyCredentialOptions`). */
export const optionsShape = v.strictObject({
  returnResults: v.exactOptional(v.boolean()),
  returnProblemDetails: v.exactOptional(v.boolean()),
  returnCredential: v.exactOptional(v.boolean()),
})

/** One of them. */
export type VerifyOptions = v.InferOutput<typeof optionsShape>

/** The body of `POST /credentials/verify`: a credential, or a token as text. */
export const requestShape = v.strictObject({
  verifiableCredential: v.union([v.record(v.string(), v.unknown()), v.string()]),
  options: v.exactOptional(optionsShape),
})

/** Problem details (RFC 9457), with the code of docs/errors.md. */
export const problemShape = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.exactOptional(v.number()),
  detail: v.exactOptional(v.string()),
  code: v.string(),
})

/** Why a request was not carried out, or a credential not verified. */
export type Problem = v.InferOutput<typeof problemShape>

/** The answer of `POST /credentials/verify` (VC API, `VerifyCredentialResponse`). */
export const responseShape = v.strictObject({
  verified: v.boolean(),
  credential: v.exactOptional(v.union([v.record(v.string(), v.unknown()), v.string()])),
  problemDetails: v.exactOptional(v.array(problemShape)),
  report: v.exactOptional(reportShape),
})

/** A line of the answer of `POST /credentials/verify-batch`; the last one can be a problem of the whole. */
export const batchLineShape = v.union([
  v.strictObject({ line: v.number(), verified: v.boolean(), report: reportShape }),
  v.strictObject({ line: v.exactOptional(v.number()), problem: problemShape }),
])

/** One of them. */
export type BatchLine = v.InferOutput<typeof batchLineShape>

/** The answer of `GET /health`. */
export const healthShape = v.strictObject({ status: v.literal('alive') })

const chainStateShape = v.strictObject({
  chainId: v.number(),
  block: v.strictObject({ number: v.number(), hash: v.string(), at: v.string() }),
  /** Of the block, in seconds. */
  age: v.number(),
})

/** A chain, and its newest final block. */
export type ChainState = v.InferOutput<typeof chainStateShape>

/** The answer of `GET /ready`. */
export const readyShape = v.strictObject({
  status: v.literal('ready'),
  chains: v.array(chainStateShape),
})

/** What a server knows of its chains. */
export type Readiness = v.InferOutput<typeof readyShape>
