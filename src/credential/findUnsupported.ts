import { type Fault, toPointer } from '../base/readShape.ts'
import { knownContexts } from './contexts.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'

const valueObjectKeys = new Set(['@value', '@language', '@direction'])

// A hundred thousand faults under one long key would be gigabytes of pointers.
const mostFaults = 100

type Path = readonly (string | number)[]

/**
 * Finds JSON-LD that this package does not process, because it can make one document mean different
 * things to different readers: keywords other than the top `@context` and those of value objects, keys
 * that are IRIs, types of the document that are, contexts that are inline or not pinned, and a part of the document
 * itself that stands further inside, under the id of the document.
 *
 * @returns The first hundred places, in the order of the document; none for a document that is processed
 * whole.
 *
 * @example
 * findUnsupported({ '@context': [], '@nest': {} }) // [{ pointer: '/@nest', problem: '…' }]
 */
export function findUnsupported(document: JsonObject): readonly Fault[] {
  const faults: Fault[] = []
  for (const fault of allFaults(document)) {
    faults.push(fault)
    if (faults.length === mostFaults) break
  }
  return faults
}

function* allFaults(document: JsonObject): Generator<Fault> {
  yield* contextFaults(document['@context'])
  yield* typeFaults(document.type)
  yield* keyFaults(document, [])
  if (typeof document.id === 'string') yield* secondFaults(document, document.id, [])
}

function* contextFaults(contexts: JsonValue | undefined): Generator<Fault> {
  // What is no list at all is for the shape of a credential to refuse.
  if (!Array.isArray(contexts)) return
  for (const [i, context] of contexts.entries()) {
    const pointer = `/@context/${i}`
    if (typeof context !== 'string') {
      yield { pointer, problem: 'an inline context' }
    } else if (!knownContexts.has(context)) {
      yield { pointer, problem: `a context that is not pinned: ${context}` }
    }
  }
}

/** A type written as an IRI is the same to readers of RDF and another one to readers of JSON. */
function* typeFaults(types: JsonValue | undefined): Generator<Fault> {
  for (const [i, type] of [types ?? []].flat().entries()) {
    if (typeof type === 'string' && type.includes(':')) {
      yield {
        pointer: Array.isArray(types) ? `/type/${i}` : '/type',
        problem: `the type ${type}, an IRI`,
      }
    }
  }
}

function* keyFaults(value: JsonValue, path: Path): Generator<Fault> {
  if (typeof value !== 'object' || value === null) return
  const isValueObject = Object.hasOwn(value, '@value')
  for (const [key, member] of Object.entries(value)) {
    if (path.length === 0 && key === '@context') continue
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key.startsWith('@') && !(isValueObject && valueObjectKeys.has(key))) {
      yield { pointer: toPointer(here), problem: `the keyword ${key}` }
    } else if (key.includes(':')) {
      yield { pointer: toPointer(here), problem: `the key ${key}, an IRI` }
    }
    yield* keyFaults(member, here)
  }
}

/** What checks read at the top. */
const topMembers = [
  ...['issuer', 'credentialStatus', 'credentialSchema'],
  ...['validFrom', 'validUntil', 'issuanceDate', 'expirationDate'],
]

/**
 * To readers of RDF it is the same wherever a thing is named what is said of it: an end could be moved to where
 * readers of JSON do not look.
 */
function* secondFaults(value: JsonValue, id: string, path: Path): Generator<Fault> {
  if (typeof value !== 'object' || value === null) return
  const member = topMembers.find((name) => Object.hasOwn(value, name))
  if (path.length > 0 && member !== undefined && (value as JsonObject).id === id) {
    yield { pointer: toPointer(path), problem: `\`${member}\` of the document itself` }
  }
  for (const [key, inner] of Object.entries<JsonValue>(value)) {
    yield* secondFaults(inner, id, [...path, Array.isArray(value) ? Number(key) : key])
  }
}
