import { type Fault, toPointer } from '../base/readShape.ts'
import { toList } from '../base/toList.ts'
import { knownContexts } from './contexts.ts'
import { isJsonObject } from './isJsonObject.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'

const valueObjectKeys = new Set(['@value', '@language', '@direction'])

// A hundred thousand faults under one long key would be gigabytes of pointers.
const mostFaults = 100

/**
 * Finds JSON-LD that this package does not process, because it can make one document mean different
 * things to different readers: keywords other than the `@context` of a credential and those of value objects, keys
 * that are IRIs, types of a credential that are, contexts that are inline or not pinned, and a part of the document
 * itself that stands further inside, under the id of the document. Credentials inside of it are asked the same.
 *
 * @returns The first hundred places, in the order of the document; none for a document that is processed
 * whole.
 *
 * @example
 * findUnsupported({ '@context': [], '@nest': {} }) // [{ pointer: '/@nest', problem: '…' }]
 */
export function findUnsupported(document: JsonObject): readonly Fault[] {
  const faults: Fault[] = []
  addCredentialFaults(document, [], faults)
  addKeyFaults(document, [], faults, true)
  if (typeof document.id === 'string') addSecondFaults(document, document.id, [], faults)
  return faults
}

type Path = readonly (string | number)[]

function addCredentialFaults(credential: JsonObject, path: Path, faults: Fault[]): void {
  for (const fault of credentialFaults(credential, path)) {
    if (faults.length === mostFaults) return
    faults.push(fault)
  }
}

function* credentialFaults(credential: JsonObject, path: Path): Generator<Fault> {
  yield* contextFaults(credential['@context'], path)
  yield* typeFaults(credential.type, path)
}

function* contextFaults(contexts: JsonValue | undefined, path: Path): Generator<Fault> {
  // What is no list at all is for the shape of a credential to refuse.
  if (!Array.isArray(contexts)) return
  for (const [i, context] of contexts.entries()) {
    if (typeof context !== 'string') {
      yield { pointer: toPointer([...path, '@context', i]), problem: 'an inline context' }
    } else if (!knownContexts.has(context)) {
      const problem = `a context that is not pinned: ${context}`
      yield { pointer: toPointer([...path, '@context', i]), problem }
    }
  }
}

/** A type written as an IRI is the same to readers of RDF and another one to readers of JSON. */
function* typeFaults(types: JsonValue | undefined, path: Path): Generator<Fault> {
  for (const [i, type] of toList(types).entries()) {
    if (typeof type === 'string' && type.includes(':')) {
      const pointer = toPointer([...path, 'type', ...(Array.isArray(types) ? [i] : [])])
      yield { pointer, problem: `the type ${type}, an IRI` }
    }
  }
}

/** @param path To the value; the same array all the way, since most keys are good and have no use for it. */
function addKeyFaults(
  value: JsonValue,
  path: (string | number)[],
  faults: Fault[],
  isCredential: boolean,
): void {
  if (typeof value !== 'object' || value === null) return
  const isArray = Array.isArray(value)
  const isValueObject = !isArray && Object.hasOwn(value, '@value')
  for (const key of Object.keys(value)) {
    if (faults.length === mostFaults) return
    if (isCredential && key === '@context') continue
    const member = (value as JsonObject)[key] as JsonValue
    const what = isArray ? undefined : describeKey(key, isValueObject)
    if (what !== undefined) faults.push({ pointer: toPointer([...path, key]), problem: what })
    if (typeof member !== 'object') continue
    path.push(isArray ? Number(key) : key)
    const isEmbedded = isEmbeddedCredential(member, path)
    if (isEmbedded) addCredentialFaults(member, path, faults)
    addKeyFaults(member, path, faults, isEmbedded)
    path.pop()
  }
}

function describeKey(key: string, isValueObject: boolean): string | undefined {
  if (key.startsWith('@') && !(isValueObject && valueObjectKeys.has(key)))
    return `the keyword ${key}`
  return key.includes(':') ? `the key ${key}, an IRI` : undefined
}

const embedding = new Set<string | number | undefined>(['endorsement', 'verifiableCredential'])

/** A credential where Open Badges and CLR have them: its contexts are its own, and a list, as at the top. */
function isEmbeddedCredential(value: JsonValue, path: Path): value is JsonObject {
  const last = path.at(-1)
  return (
    embedding.has(typeof last === 'number' ? path.at(-2) : last) &&
    isJsonObject(value) &&
    Array.isArray(value['@context']) &&
    toList(value.type).includes('VerifiableCredential')
  )
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
    const inner = (value as JsonObject)[key] as JsonValue
    if (typeof inner !== 'object') continue
    path.push(isArray ? Number(key) : key)
    addSecondFaults(inner, id, path, faults)
    path.pop()
  }
}
