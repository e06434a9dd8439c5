import * as v from 'valibot'
import { presentationReportShape, reportShape } from '../../../verifier/ReportShape.ts'

const wanted = {
  returnResults: v.exactOptional(v.boolean()),
  returnProblemDetails: v.exactOptional(v.boolean()),
}

/** What an answer may leave out. */
export type Wanted = { readonly [Name in keyof typeof wanted]?: boolean }

/** What a request may ask for beside a credential (VC API, `VerifyCredentialOptions`). */
export const credentialOptionsShape = v.strictObject({
  ...wanted,
  returnCredential: v.exactOptional(v.boolean()),
})

/** What a request may ask for beside a presentation (VC API, `VerifyPresentationOptions`). */
export const presentationOptionsShape = v.strictObject({
  ...wanted,
  challenge: v.exactOptional(v.string()),
  domain: v.exactOptional(v.string()),
  returnPresentation: v.exactOptional(v.boolean()),
})

const question = { challenge: v.string(), domain: v.string() }

/** What was given to be signed, beside a presentation on a line of a batch. */
export const lineOptionsShape = v.strictObject({
  challenge: v.exactOptional(question.challenge),
  domain: v.exactOptional(question.domain),
})

/** A document, or a token as text. */
const document = v.union([v.record(v.string(), v.unknown()), v.string()])

/** The body of `POST /credentials/verify`. */
export const credentialRequestShape = v.strictObject({
  verifiableCredential: document,
  options: v.exactOptional(credentialOptionsShape),
})

/** The body of `POST /presentations/verify`. */
export const presentationRequestShape = v.strictObject({
  verifiablePresentation: document,
  options: v.strictObject({
    ...presentationOptionsShape.entries,
    ...question,
  }),
})

/** A presentation on a line of the body of `POST /credentials/verify-batch`; any other line is a credential. */
export const presentationLineShape = v.strictObject({
  verifiablePresentation: document,
  options: v.strictObject(question),
})

/** Problem details (RFC 9457), with the code of docs/errors.md. */
export const problemShape = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.exactOptional(v.number()),
  detail: v.exactOptional(v.string()),
  code: v.string(),
  /** Of a presentation: which of its credentials it is about, from 0. */
  credential: v.exactOptional(v.number()),
})

/** Why a request was not carried out, or a credential not verified. */
export type Problem = v.InferOutput<typeof problemShape>

const answer = {
  verified: v.boolean(),
  problemDetails: v.exactOptional(v.array(problemShape)),
}

/** The answer of `POST /credentials/verify` (VC API, `VerifyCredentialResponse`). */
export const credentialAnswerShape = v.strictObject({
  ...answer,
  credential: v.exactOptional(document),
  report: v.exactOptional(reportShape),
})

/** The answer of `POST /presentations/verify` (VC API, `VerifyPresentationResponse`). */
export const presentationAnswerShape = v.strictObject({
  ...answer,
  verifiablePresentation: v.exactOptional(document),
  report: v.exactOptional(presentationReportShape),
})

/** A line of the answer of `POST /credentials/verify-batch`; the last one can be a problem of the whole. */
export const batchLineShape = v.union([
  v.strictObject({ line: v.number(), verified: v.boolean(), report: reportShape }),
  v.strictObject({
    line: v.number(),
    verified: v.boolean(),
    presentation: presentationReportShape,
  }),
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
