import { type Fault, toPointer } from '../base/readShape.ts'
import { knownContexts } from './contexts.ts'
import type { JsonObject, JsonValue } from './parseJson.ts'

const valueObjectKeys = new Set(['@value', '@language', '@direction'])

type Path = readonly (string | number)[]

/**
 * Finds JSON-LD that this package does not process, because it can make one document mean different
 * things to different readers: keywords other than the top `@context` and those of value objects, keys
 * that are IRIs, contexts that are inline or not pinned.
 *
 * @returns Each place, in the order of the document; none for a document that is processed whole.
 *
 * @example
 * findUnsupported({ '@context': [], '@nest': {} }) // [{ pointer: '/@nest', problem: '…' }]
 */
export function findUnsupported(document: JsonObject): readonly Fault[] {
  return [...contextFaults(document['@context']), ...keyFaults(document, [])]
}

function contextFaults(contexts: JsonValue | undefined): readonly Fault[] {
  // What is no list at all is for the shape of a credential to refuse.
  if (!Array.isArray(contexts)) return []
  return contexts.flatMap((context: JsonValue, i) => {
    if (typeof context !== 'string') {
      return [{ pointer: `/@context/${i}`, problem: 'an inline context' }]
    }
    if (knownContexts.has(context)) return []
    return [{ pointer: `/@context/${i}`, problem: `a context that is not pinned: ${context}` }]
  })
}

function keyFaults(value: JsonValue, path: Path): readonly Fault[] {
  if (typeof value !== 'object' || value === null) return []
  const faults: Fault[] = []
  const isValueObject = Object.hasOwn(value, '@value')
  for (const [key, member] of Object.entries(value)) {
    if (path.length === 0 && key === '@context') continue
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key.startsWith('@') && !(isValueObject && valueObjectKeys.has(key))) {
      faults.push({ pointer: toPointer(here), problem: `the keyword ${key}` })
    } else if (key.includes(':')) {
      faults.push({ pointer: toPointer(here), problem: `the key ${key}, an IRI` })
    }
    faults.push(...keyFaults(member, here))
  }
  return faults
}
