import { toList } from '../base/toList.ts'
import { isJsonObject } from '../credential/isJsonObject.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'

/** How a credential names a schema. */
export type SchemaEntry = {
  /** Where the schema is. */
  readonly url: string
  readonly kind: SchemaKind | 'unknown'
  /** What its bytes have to be, as the credential says it; none where it does not. */
  readonly digests: readonly string[]
}

/**
 * The kinds that are known: W3C Verifiable Credentials JSON Schema §2.1 and §2.2; Open Badges 3.0 §B.7.
 */
export const schemaKinds = [
  'JsonSchema',
  'JsonSchemaCredential',
  '1EdTechJsonSchemaValidator2019',
] as const

/** One of `schemaKinds`. */
export type SchemaKind = (typeof schemaKinds)[number]

/**
 * The schemas that a document names in `credentialSchema`, with the digests that it gives there or in
 * `relatedResource` (VC Data Model 2.0 §4.11, §5.3).
 *
 * @param document Of good structure.
 *
 * @example
 * readSchemaEntries(document) // [{ url: 'https://…', kind: 'JsonSchema', digests: [] }]
 */
export function readSchemaEntries(document: JsonObject): readonly SchemaEntry[] {
  const related = toObjects(document.relatedResource)
  return toObjects(document.credentialSchema).map((entry) => {
    const url = entry.id as string
    const types = toList(entry.type)
    const kind = schemaKinds.find((known) => types.includes(known)) ?? 'unknown'
    const naming = [entry, ...related.filter(({ id }) => id === url)]
    const digests = naming.flatMap(({ digestSRI, digestMultibase }) =>
      [digestSRI, digestMultibase].filter((one) => typeof one === 'string'),
    )
    return { url, kind, digests }
  })
}

function toObjects(value: JsonValue | undefined): readonly JsonObject[] {
  return toList(value).filter(isJsonObject)
}
