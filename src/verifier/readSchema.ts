import { utf8 } from '../base/bytes.ts'
import { FetchError } from '../base/FetchError.ts'
import { isJsonObject } from '../credential/isJsonObject.ts'
import { JsonError } from '../credential/JsonError.ts'
import { type JsonObject, type JsonValue, parseJson } from '../credential/parseJson.ts'
import { isOfDigest } from '../schema/isOfDigest.ts'
import { type PreparedSchema, prepareSchema } from '../schema/prepareSchema.ts'
import type { SchemaEntry } from '../schema/SchemaEntry.ts'
import { SchemaError } from '../schema/SchemaError.ts'
import type { CheckCode } from './CheckCode.ts'
import { checkFormat, tryOpen } from './checks/checkFormat.ts'
import { checkValidity } from './checks/checkValidity.ts'
import { isSignedByIssuer } from './isSignedByIssuer.ts'
import type { Source } from './Report.ts'
import type { Run } from './Run.ts'

/** Why there is no schema to use. */
export type SchemaFault = {
  readonly code: CheckCode
  readonly detail: string
  readonly source: Source
}

/** A schema that counts as the one that was named, with those that it refers to. */
export type SchemaReading = {
  readonly schema: PreparedSchema
  readonly others: readonly PreparedSchema[]
  readonly source: Source
}

type Resource = { readonly bytes: Uint8Array; readonly source: Source }

const limits = { maxBytes: 2 ** 19 } as const

/** Each is a request to a host; the schema of Open Badges refers to none. */
const mostReferences = 8

/**
 * The schema that an entry names: from those that the verifier was given, or from the web, once for each run. It has
 * to be of the digests that the credential gives, and to bear the name under which it was looked for.
 */
export async function readSchema(
  entry: SchemaEntry,
  run: Run,
): Promise<SchemaReading | SchemaFault> {
  const resource = await fetchOnce(entry.url, run)
  if ('code' in resource) return resource
  const { source } = resource
  const digests = entry.digests.map((digest) => isOfDigest(resource.bytes, digest))
  if (digests.includes(false)) return { code: 'SCHEMA_OTHER_DIGEST', detail: entry.url, source }
  if (digests.includes(undefined)) {
    return { code: 'SCHEMA_UNSUPPORTED', detail: 'The digest is of another kind.', source }
  }
  return run.once(`schema ${entry.kind} ${entry.url}`, () => prepare(entry, resource, run))
}

async function prepare(
  entry: SchemaEntry,
  resource: Resource,
  run: Run,
): Promise<SchemaReading | SchemaFault> {
  const { source } = resource
  const fault = (code: CheckCode, detail: string): SchemaFault => ({ code, detail, source })
  try {
    const found =
      entry.kind === 'JsonSchemaCredential'
        ? await openCredential(resource, run)
        : parseJson(resource.bytes, limits)
    if (found === undefined) return fault('SCHEMA_UNCONFIRMED', entry.url)
    if (!isJsonObject(found)) return fault('SCHEMA_NOT_READ', 'NOT_AN_OBJECT')
    if (entry.kind === 'JsonSchema' && found.$id !== entry.url) {
      return fault('SCHEMA_UNSUPPORTED', 'The `$id` of the schema is not the id that was named.')
    }
    const schema = prepareSchema(found, entry.url)
    const others = await readReferences(schema, run)
    return 'code' in others ? others : { schema, others, source }
  } catch (error) {
    if (error instanceof SchemaError) return fault(error.code, error.shortMessage)
    if (error instanceof JsonError) return fault('SCHEMA_NOT_READ', error.code)
    throw error
  }
}

/** The schema inside of a credential, where that is the word of its issuer; what the verifier gave needs no word. */
async function openCredential(
  { bytes, source }: Resource,
  run: Run,
): Promise<JsonValue | undefined> {
  const { result, read } = checkFormat(tryOpen(bytes, limits), limits)
  if (!read?.credential.types.includes('JsonSchemaCredential')) return undefined
  const isTrusted =
    source.from === 'policy' ||
    (result.outcome === 'passed' &&
      checkValidity(read, run).outcome === 'passed' &&
      (await isSignedByIssuer(read, run)))
  const { credentialSubject: subject } = read.credential.document
  return isTrusted && isJsonObject(subject) ? subject.jsonSchema : undefined
}

async function readReferences(
  schema: PreparedSchema,
  run: Run,
): Promise<readonly PreparedSchema[] | SchemaFault> {
  const others = new Map<string, PreparedSchema>()
  const waiting = [...schema.references]
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (url === schema.id || others.has(url)) continue
    if (others.size === mostReferences) {
      throw new SchemaError({ code: 'SCHEMA_TOO_COSTLY', problem: 'it refers to too many others' })
    }
    const resource = await fetchOnce(url, run)
    if ('code' in resource) return resource
    const found = parseJson(resource.bytes, limits)
    if (!isJsonObject(found)) throw new SchemaError({ problem: 'it refers to what is no schema' })
    // A part of a schema may leave out what the whole has said.
    const other = prepareSchema(withDialect(found, schema), url)
    if (other.id !== url) throw new SchemaError({ problem: 'what it refers to has another id' })
    others.set(url, other)
    waiting.push(...other.references)
  }
  return [...others.values()]
}

const dialects = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '7': 'http://json-schema.org/draft-07/schema',
} as const

function withDialect(found: JsonObject, { draft }: PreparedSchema): JsonObject {
  return { $schema: dialects[draft], ...found }
}

function fetchOnce(url: string, run: Run): Promise<Resource | SchemaFault> {
  return run.once(`schema ${url}`, () => fetchResource(url, run))
}

async function fetchResource(url: string, run: Run): Promise<Resource | SchemaFault> {
  const given = run.schemas.get(url)
  if (given !== undefined) return { bytes: utf8(given), source: { from: 'policy' } }
  const source: Source = { from: 'host', host: toHost(url) }
  const fault = (detail: string) => ({ code: 'SCHEMA_NOT_READ', detail, source }) as const
  if (!run.fetch) return fault('NO_FETCHER')
  try {
    const accept = 'application/schema+json, application/json;q=0.9, application/vc;q=0.8'
    const { body } = await run.fetch(url, { accept, ...limits })
    return { bytes: body, source }
  } catch (error) {
    return fault(error instanceof FetchError ? error.code : 'FETCH_UNREACHABLE')
  }
}

/** Without what might be secret in a URL. */
function toHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host || 'no host' : 'no host'
}
