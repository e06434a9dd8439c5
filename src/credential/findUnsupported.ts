import { type Fault, toPointer } from '../base/readShape.ts'
import { knownContexts } from './contexts.ts'
import { isJsonObject } from './isJsonObject.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'

const valueObjectKeys = new Set(['@value', '@language', '@direction'])

// A hundred thousand faults under one long key would be gigabytes of pointers.
const mostFaults = 100

type Path = readonly (string | number)[]

/**
 * Finds JSON-LD that this package does not process, because it can make one document mean different
 * things to different readers: keywords other than the `@context` of a credential and those of value objects, keys
 * that are IRIs, types of a credential that are, contexts that are inline or not pinned. Credentials inside of the
 * document are asked the same.
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
  yield* credentialFaults(document, [])
  yield* keyFaults(document, [], true)
}

function* credentialFaults(credential: JsonObject, path: Path): Generator<Fault> {
  yield* contextFaults(credential['@context'], path)
  yield* typeFaults(credential.type, path)
}

function* contextFaults(contexts: JsonValue | undefined, path: Path): Generator<Fault> {
  // What is no list at all is for the shape of a credential to refuse.
  if (!Array.isArray(contexts)) return
  for (const [i, context] of contexts.entries()) {
    const pointer = toPointer([...path, '@context', i])
    if (typeof context !== 'string') {
      yield { pointer, problem: 'an inline context' }
    } else if (!knownContexts.has(context)) {
      yield { pointer, problem: `a context that is not pinned: ${context}` }
    }
  }
}

/** A type written as an IRI is the same to readers of RDF and another one to readers of JSON. */
function* typeFaults(types: JsonValue | undefined, path: Path): Generator<Fault> {
  for (const [i, type] of [types ?? []].flat().entries()) {
    if (typeof type === 'string' && type.includes(':')) {
      const pointer = toPointer([...path, 'type', ...(Array.isArray(types) ? [i] : [])])
      yield { pointer, problem: `the type ${type}, an IRI` }
    }
  }
}

function* keyFaults(value: JsonValue, path: Path, isCredential: boolean): Generator<Fault> {
  if (typeof value !== 'object' || value === null) return
  const isValueObject = Object.hasOwn(value, '@value')
  for (const [key, member] of Object.entries(value)) {
    if (isCredential && key === '@context') continue
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key.startsWith('@') && !(isValueObject && valueObjectKeys.has(key))) {
      yield { pointer: toPointer(here), problem: `the keyword ${key}` }
    } else if (key.includes(':')) {
      yield { pointer: toPointer(here), problem: `the key ${key}, an IRI` }
    }
    const isEmbedded = isEmbeddedCredential(member, here)
    if (isEmbedded) yield* credentialFaults(member, here)
    yield* keyFaults(member, here, isEmbedded)
  }
}

const embedding = new Set<string | number | undefined>(['endorsement', 'verifiableCredential'])

/** A credential where Open Badges and CLR have them: its contexts are its own, and a list, as at the top. */
function isEmbeddedCredential(value: JsonValue, path: Path): value is JsonObject {
  const last = path.at(-1)
  return (
    embedding.has(typeof last === 'number' ? path.at(-2) : last) &&
    isJsonObject(value) &&
    Array.isArray(value['@context']) &&
    [value.type].flat().includes('VerifiableCredential')
  )
}
