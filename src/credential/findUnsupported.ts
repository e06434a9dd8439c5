import { type Fault, toPointer } from '../base/readShape.ts'
import { knownContexts } from './contexts.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'

const valueObjectKeys = new Set(['@value', '@language', '@direction'])

// A hundred thousand faults under one long key would be gigabytes of pointers.
const mostFaults = 100

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
  for (const fault of memberFaults(document)) {
    if (faults.length === mostFaults) break
    faults.push(fault)
  }
  addKeyFaults(document, [], faults)
  if (typeof document.id === 'string') addSecondFaults(document, document.id, [], faults)
  return faults
}

function* memberFaults(document: JsonObject): Generator<Fault> {
  yield* contextFaults(document['@context'])
  yield* typeFaults(document.type)
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

/** @param path To the value; the same array all the way, since most keys are good and have no use for it. */
function addKeyFaults(value: JsonValue, path: (string | number)[], faults: Fault[]): void {
  if (typeof value !== 'object' || value === null) return
  const isArray = Array.isArray(value)
  const isValueObject = !isArray && Object.hasOwn(value, '@value')
  for (const key of Object.keys(value)) {
    if (faults.length === mostFaults) return
    if (path.length === 0 && key === '@context') continue
    path.push(isArray ? Number(key) : key)
    const what = isArray ? undefined : describeKey(key, isValueObject)
    if (what !== undefined) faults.push({ pointer: toPointer(path), problem: what })
    addKeyFaults((value as JsonObject)[key] as JsonValue, path, faults)
    path.pop()
  }
}

function describeKey(key: string, isValueObject: boolean): string | undefined {
  if (key.startsWith('@') && !(isValueObject && valueObjectKeys.has(key)))
    return `the keyword ${key}`
  return key.includes(':') ? `the key ${key}, an IRI` : undefined
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
function addSecondFaults(
  value: JsonValue,
  id: string,
  path: (string | number)[],
  faults: Fault[],
): void {
  if (typeof value !== 'object' || value === null) return
  const isArray = Array.isArray(value)
  const isSecond = !isArray && path.length > 0 && (value as JsonObject).id === id
  const member = isSecond ? topMembers.find((name) => Object.hasOwn(value, name)) : undefined
  if (member !== undefined) {
    faults.push({ pointer: toPointer(path), problem: `\`${member}\` of the document itself` })
  }
  for (const key of Object.keys(value)) {
    if (faults.length >= mostFaults) return
    path.push(isArray ? Number(key) : key)
    addSecondFaults((value as JsonObject)[key] as JsonValue, id, path, faults)
    path.pop()
  }
}
