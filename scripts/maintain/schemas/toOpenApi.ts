import { toJsonSchemaDefs } from '@valibot/to-json-schema'
import manifest from '../../../package.json' with { type: 'json' }
import {
  issueAnswerShape,
  issueRequestShape,
  statusRequestShape,
} from '../../../src/adapters/node/server/issuingShapes.ts'
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
  IssueCredentialRequest: issueRequestShape,
  IssueCredentialResponse: issueAnswerShape,
  UpdateCredentialStatusRequest: statusRequestShape,
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

/** For who has the token, where the server issues; elsewhere there are no such routes. */
const issuing = { security: [{ issuer: [] }] }
const refusedIssuing = {
  ...refused,
  400: problem('The document, or the change, is not one that can be made.'),
  401: problem('The token is missing or wrong.'),
  503: problem('Too many wait, or it cannot go on now; what was taken is kept.'),
}
const issued = { content: json('IssueCredentialResponse') }
const issuingPaths = {
  '/credentials/issue': {
    post: {
      operationId: 'issueCredential',
      summary: 'Issues a credential, in a batch with others that came at the time.',
      ...issuing,
      requestBody: { required: true, content: json('IssueCredentialRequest') },
      responses: {
        201: { description: 'It is made; its state tells whether it is anchored.', ...issued },
        202: { description: 'It is kept, and can be asked for at `Location`.', ...issued },
        409: problem('Another document was issued under its id.'),
        ...refusedIssuing,
      },
    },
  },
  '/credentials/status': {
    post: {
      operationId: 'updateCredentialStatus',
      summary: 'Revokes, suspends or reinstates a credential that was issued here, on chain.',
      ...issuing,
      requestBody: { required: true, content: json('UpdateCredentialStatusRequest') },
      responses: {
        200: {
          description: 'It has the status.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        404: problem('No such credential was issued here.'),
        409: problem('It is not anchored yet.'),
        ...refusedIssuing,
      },
    },
  },
  '/credentials/{id}': {
    get: {
      operationId: 'getCredential',
      summary: 'A credential that was issued here.',
      ...issuing,
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: { description: 'It is made; its state tells whether it is anchored.', ...issued },
        202: { description: 'It waits for its batch.', ...issued },
        401: refusedIssuing[401],
        404: problem('No such credential was issued here.'),
      },
    },
  },
}

const paths = {
  ...issuingPaths,
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
      title: 'Cairn',
      summary: 'What presented credentials are worth.',
      version: manifest.version,
      license: { name: manifest.license, identifier: manifest.license },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas, securitySchemes: { issuer: { type: 'http', scheme: 'bearer' } } },
  }
}
