import { isJsonObject } from '../credential/isJsonObject.ts'
import type { JsonObject, JsonValue } from '../credential/parseJson.ts'
import { type PatternCost, readPatternCost } from './patternCost.ts'
import { SchemaError } from './SchemaError.ts'

/** A version of JSON Schema, as the validator names it. */
export type Draft = '2020-12' | '2019-09' | '7'

/** A subschema that was copied, and what it costs to hold one value against it. */
export type Part = {
  readonly schema: Record<string, unknown>
  /** Values that it lists itself. */
  readonly size: number
  readonly comparesItems: boolean
  readonly keyPatterns: readonly PatternCost[]
}

/** A pattern under the name that stands for it in a copy. */
export type NamedPattern = { readonly pattern: RegExp; readonly cost: PatternCost }

/** A schema of which only what is understood is left, ready to be used. */
export type PreparedSchema = {
  readonly id: string
  readonly draft: Draft
  readonly root: Record<string, unknown>
  readonly parts: readonly Part[]
  readonly patterns: ReadonlyMap<string, NamedPattern>
  /** Other documents that it refers to, absolute URLs without a fragment. */
  readonly references: ReadonlySet<string>
}

const drafts: ReadonlyMap<unknown, Draft> = new Map<unknown, Draft>([
  ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
  ['https://json-schema.org/draft/2019-09/schema', '2019-09'],
  ['http://json-schema.org/draft-07/schema', '7'],
  ['https://json-schema.org/draft-07/schema', '7'],
])

const ofSchema = new Set(
  'additionalItems unevaluatedItems items contains additionalProperties unevaluatedProperties propertyNames not if then else'.split(
    ' ',
  ),
)
const ofSchemas = new Set(['prefixItems', 'items', 'allOf', 'anyOf', 'oneOf'])
const ofNames = new Set(
  '$defs definitions properties patternProperties dependentSchemas dependencies'.split(' '),
)
const ofData = new Set(
  '$anchor $ref enum const required dependentRequired type maximum minimum exclusiveMaximum exclusiveMinimum multipleOf maxLength minLength maxItems minItems uniqueItems maxProperties minProperties minContains maxContains'.split(
    ' ',
  ),
)
const notFollowed = [
  '$dynamicRef',
  '$dynamicAnchor',
  '$recursiveRef',
  '$recursiveAnchor',
  '$vocabulary',
]

const mostParts = 20_000

/**
 * Copies what is understood of a schema. Annotations are left out, `format` among them; patterns get names, so that
 * they are searched for under a bound. A schema that uses what would change its meaning unseen is refused.
 *
 * @param url Where it was found: its id, where it names none.
 * @throws {SchemaError}
 *
 * @example
 * prepareSchema(schema, 'https://academy.example/schema.json').draft // '2020-12'
 */
export function prepareSchema(document: JsonObject, url: string): PreparedSchema {
  const { $schema, $id } = document
  const draft = drafts.get(typeof $schema === 'string' ? $schema.replace(/#$/, '') : undefined)
  if (!draft) throw new SchemaError({ problem: 'its `$schema` is none that is known here' })
  const id = toDocumentUrl(typeof $id === 'string' ? $id : url, url)
  const copier = new Copier(id)
  const root = copier.copy(document, true)
  if (!isCopied(root)) throw new SchemaError({ problem: 'it is no object' })
  root.$id = id
  const { parts, patterns, references } = copier
  return { id, draft, root, parts, patterns, references }
}

/** A URL without its fragment, absolute. */
function toDocumentUrl(reference: string, base: string): string {
  try {
    const url = new URL(reference, base)
    url.hash = ''
    return url.href
  } catch (cause) {
    throw new SchemaError({ problem: 'it names something by what is no URL', cause })
  }
}

function isCopied(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

class Copier {
  readonly parts: Part[] = []
  readonly patterns = new Map<string, NamedPattern>()
  readonly references = new Set<string>()
  readonly #id: string

  constructor(id: string) {
    this.#id = id
  }

  copy(value: JsonValue, isRoot = false): unknown {
    if (typeof value === 'boolean') return value
    if (!isJsonObject(value)) throw new SchemaError({ problem: 'a part of it is no schema' })
    if (this.parts.length >= mostParts) {
      throw new SchemaError({ code: 'SCHEMA_TOO_COSTLY', problem: 'it has too many parts' })
    }
    const strange = notFollowed.find((name) => Object.hasOwn(value, name))
    if (strange !== undefined) throw new SchemaError({ problem: `it uses \`${strange}\`` })
    if (!isRoot && Object.hasOwn(value, '$id')) {
      throw new SchemaError({ problem: 'a schema in it has an id of its own' })
    }
    const schema: Record<string, unknown> = {}
    const part = {
      schema,
      size: 0,
      comparesItems: value.uniqueItems === true,
      keyPatterns: Object.keys(
        isJsonObject(value.patternProperties) ? value.patternProperties : {},
      ).map(readPatternCost),
    }
    this.parts.push(part)
    for (const [name, member] of Object.entries(value)) {
      part.size += countValues(ofData.has(name) ? member : Object.keys(member ?? {}))
      const copied = this.#copyMember(name, member)
      if (copied !== undefined) schema[name] = copied
    }
    if (value.pattern !== undefined) schema.format = this.#name(value.pattern)
    if (value.$ref !== undefined) this.#refer(value.$ref)
    return schema
  }

  #copyMember(name: string, member: JsonValue): unknown {
    if (ofSchemas.has(name) && Array.isArray(member)) return member.map((one) => this.copy(one))
    if (ofSchema.has(name)) return this.copy(member)
    if (ofNames.has(name) && isJsonObject(member)) {
      const entries = Object.entries(member).map(([key, one]) => [
        key,
        name === 'dependencies' && Array.isArray(one) ? one : this.copy(one),
      ])
      return Object.fromEntries(entries)
    }
    return ofData.has(name) ? member : undefined
  }

  #name(pattern: JsonValue): string {
    if (typeof pattern !== 'string') throw new SchemaError({ problem: 'a pattern is no text' })
    const name = `pattern ${pattern}`
    if (!this.patterns.has(name)) {
      const cost = readPatternCost(pattern)
      this.patterns.set(name, { pattern: new RegExp(pattern, 'u'), cost })
    }
    return name
  }

  #refer(reference: JsonValue): void {
    if (typeof reference !== 'string') throw new SchemaError({ problem: 'a `$ref` is no text' })
    const url = toDocumentUrl(reference, this.#id)
    if (url !== this.#id) this.references.add(url)
  }
}

/** How many values a JSON value is made of, itself included. */
export function countValues(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values<JsonValue>(value).reduce<number>((sum, one) => sum + countValues(one), 1)
}
