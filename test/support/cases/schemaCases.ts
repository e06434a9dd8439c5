import { createHash } from 'node:crypto'
import type { JsonObject } from '../../../src/credential/parseJson.ts'
import { signEddsaRdfc2022 } from '../../../src/proof/signEddsaRdfc2022.ts'
import type { VerifierOptions } from '../../../src/verifier/createVerifier.ts'
import { buildBadge, createSigner } from '../academy.ts'
import { issueOne, type Stage } from '../openStage.ts'
import { type Case, type Presented, show } from './Case.ts'

const url = 'https://academy.example/schemas/weaving.json'
const schema = {
  $id: url,
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  properties: { credentialSubject: { required: ['achievement'] } },
  // The document is held against it as it was issued, before it was anchored.
  not: { required: ['proof'] },
}
const strict = { ...schema, properties: { credentialSubject: { required: ['grade'] } } }

/** A badge that names a schema, for somebody who has these texts. */
async function name(
  stage: Stage,
  entry: JsonObject,
  texts: Readonly<Record<string, unknown>>,
  change: Partial<VerifierOptions> = {},
): Promise<Presented> {
  const credentialSchema = { id: url, type: 'JsonSchema', ...entry }
  const { document } = await issueOne(stage, { ...buildBadge('Uma'), credentialSchema })
  const schemas = new Map(Object.entries(texts).map(([id, one]) => [id, JSON.stringify(one)]))
  return { ...show(document), verifier: stage.verifier({ schemas, ...change }) }
}

/** A server that has one document. */
function serve(document: unknown): Partial<VerifierOptions> {
  const body = new TextEncoder().encode(JSON.stringify(document))
  return { fetch: async () => ({ body, url }) }
}

/** A schema in a credential of the key that signs for the academy, under its own name. */
async function issueSchema(isSigned: boolean): Promise<JsonObject> {
  const signer = await createSigner()
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential', 'JsonSchemaCredential'],
    issuer: `did:key:${signer.publicKeyMultibase}`,
    credentialSubject: { id: url, type: 'JsonSchema', jsonSchema: schema },
  }
  const created = new Date('2023-12-31T00:00:00Z')
  return isSigned ? signEddsaRdfc2022({ document, signer, created }) : document
}

const digestOf = (value: unknown) =>
  `sha384-${createHash('sha384').update(JSON.stringify(value)).digest('base64')}`

const unknown = { check: 'schema', outcome: 'unknown', verdict: ['valid', 'current'] } as const

/** What `schema` can answer. */
export const schemaCases: readonly Case[] = [
  {
    what: 'a credential that keeps to its schema',
    ...{ code: 'SCHEMA_OK', check: 'schema', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: (stage) => name(stage, { digestSRI: digestOf(schema) }, { [url]: schema }),
  },
  {
    what: 'one whose schema comes from a host',
    ...{ code: 'SCHEMA_OK', check: 'schema', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: (stage) =>
      name(stage, { type: '1EdTechJsonSchemaValidator2019' }, {}, serve({ ...schema })),
  },
  {
    what: 'one whose schema is in a credential',
    ...{ code: 'SCHEMA_OK', check: 'schema', outcome: 'passed' },
    verdict: ['valid', 'current'],
    present: async (stage) =>
      name(stage, { type: 'JsonSchemaCredential' }, {}, serve(await issueSchema(true))),
  },
  {
    what: 'a credential that does not keep to its schema',
    ...{ code: 'SCHEMA_BROKEN', check: 'schema', outcome: 'failed' },
    verdict: ['valid', 'current', 'schema-required'],
    present: (stage) => name(stage, {}, { [url]: strict }),
  },
  {
    what: 'a kind of schema that nobody knows',
    ...{ ...unknown, code: 'SCHEMA_KIND_UNKNOWN' },
    present: (stage) => name(stage, { type: 'OtherSchema' }, { [url]: schema }),
  },
  {
    what: 'a schema that nobody fetches',
    ...{ ...unknown, code: 'SCHEMA_NOT_READ' },
    present: (stage) => name(stage, {}, {}),
  },
  {
    what: 'a schema that nobody fetches where the policy wants one that is kept to',
    ...{ code: 'SCHEMA_NOT_READ', check: 'schema', outcome: 'unknown' },
    verdict: ['valid', 'current', 'schema-required'],
    present: (stage) => {
      const policy = { ...stage.policy, require: ['schema'] } as const
      return name(stage, {}, {}, { policy })
    },
  },
  {
    what: 'a schema that is not the one that was named by its digest',
    ...{ ...unknown, code: 'SCHEMA_OTHER_DIGEST' },
    present: (stage) => name(stage, { digestSRI: digestOf(schema) }, { [url]: strict }),
  },
  {
    what: 'a schema in a credential that nobody signed',
    ...{ ...unknown, code: 'SCHEMA_UNCONFIRMED' },
    present: async (stage) =>
      name(stage, { type: 'JsonSchemaCredential' }, {}, serve(await issueSchema(false))),
  },
  {
    what: 'a schema of a version that nobody knows',
    ...{ ...unknown, code: 'SCHEMA_UNSUPPORTED' },
    present: (stage) => name(stage, {}, { [url]: { ...schema, $schema: 'https://x.example' } }),
  },
  {
    what: 'a schema that takes for ever',
    ...{ ...unknown, code: 'SCHEMA_TOO_COSTLY' },
    present: (stage) =>
      name(stage, {}, { [url]: { ...schema, $defs: { a: { pattern: '(a+)+$' } } } }),
  },
]
