import { toJsonSchemaDefs } from '@valibot/to-json-schema'
import manifest from '../../../package.json' with { type: 'json' }
import {
  batchLineShape,
  credentialAnswerShape,
  credentialRequestShape,
  healthShape,
  presentationAnswerShape,
  presentationLineShape,
  presentationRequestShape,
  problemShape,
  readyShape,
} from '../../../src/adapters/node/server/shapes.ts'
import { presentationReportShape, reportShape } from '../../../src/verifier/ReportShape.ts'

/** The schemas of bodies, those inside others by reference. */
const shapes = {
  Report: reportShape,
  PresentationReport: presentationReportShape,
  Problem: problemShape,
  VerifyCredentialRequest: credentialRequestShape,
  VerifyCredentialResponse: credentialAnswerShape,
  VerifyPresentationRequest: presentationRequestShape,
  VerifyPresentationResponse: presentationAnswerShape,
  BatchPresentation: presentationLineShape,
  BatchLine: batchLineShape,
  Health: healthShape,
  Readiness: readyShape,
}

type Content = {
  readonly description: string
  readonly content?: object
  readonly headers?: object
}

const json = (name: keyof typeof shapes, type = 'application/json') => ({
  [type]: { schema: { $ref: `#/components/schemas/${name}` } },
})
const text = (type: string) => ({ [type]: { schema: { type: 'string' } } })
const lines = text('application/jsonl')

const problem = (description: string): Content => ({
  description,
  content: json('Problem', 'application/problem+json'),
})
const refused = {
  400: problem('The request cannot be read. Nothing was judged.'),
  408: problem('The request did not come in time.'),
  413: problem('The body is too large.'),
  415: problem('The body is of another media type, or packed.'),
  503: {
    ...problem('As much as can be is under way, or the server is being stopped.'),
    headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
  },
}

const late = problem('Judging took too long. Nothing is known about the credential.')

const paths = {
  '/credentials/verify': {
    post: {
      operationId: 'verifyCredential',
      summary: 'Judges one credential, at the newest final block.',
      requestBody: { required: true, content: json('VerifyCredentialRequest') },
      responses: {
        200: {
          description: 'The verdict, whatever it is.',
          content: json('VerifyCredentialResponse'),
        },
        ...refused,
        504: late,
      },
    },
  },
  '/presentations/verify': {
    post: {
      operationId: 'verifyPresentation',
      summary: 'Judges a presentation: who presents it, and each credential in it.',
      requestBody: { required: true, content: json('VerifyPresentationRequest') },
      responses: {
        200: {
          description: 'The verdict, whatever it is.',
          content: json('VerifyPresentationResponse'),
        },
        ...refused,
        504: late,
      },
    },
  },
  '/credentials/verify-batch': {
    post: {
      operationId: 'verifyBatch',
      summary: 'Judges a credential or presentation on each line, all at one time and one block.',
      requestBody: {
        required: true,
        description:
          'JSON Lines: on each line a credential, a token of one, or a BatchPresentation: a presentation with the ' +
          'challenge and the domain that were given to be signed. A presentation without them has no verdict.',
        content: { ...lines, ...text('application/x-ndjson') },
      },
      responses: {
        200: {
          description:
            'JSON Lines: a BatchLine for each, in their order, each as soon as it is there. A last one ' +
            'without `line` says why the batch was cut short.',
          content: lines,
        },
        415: refused[415],
        503: refused[503],
      },
    },
  },
  '/health': {
    get: {
      operationId: 'health',
      summary: 'Whether the server runs.',
      responses: { 200: { description: 'It does.', content: json('Health') } },
    },
  },
  '/ready': {
    get: {
      operationId: 'ready',
      summary:
        'Whether the chains can be read: which ones, their final blocks, and how old those are.',
      responses: {
        200: { description: 'They can.', content: json('Readiness') },
        503: problem('They cannot, or a final block is older than the policy allows.'),
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'What was counted, for Prometheus.',
      responses: { 200: { description: 'Its text format.', content: text('text/plain') } },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'openApi',
      summary: 'This description.',
      responses: {
        200: {
          description: 'OpenAPI 3.1.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
      },
    },
  },
}

/** The description of the server's routes (OpenAPI 3.1), from the shapes that it reads and writes by. */
export function toOpenApi(): object {
  const schemas = toJsonSchemaDefs(shapes as never, {
    errorMode: 'ignore',
    typeMode: 'input',
    target: 'draft-2020-12',
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cairn verifier',
      summary: 'What presented credentials are worth.',
      version: manifest.version,
      license: { name: manifest.license, identifier: manifest.license },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas },
  }
}
