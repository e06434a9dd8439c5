import { readFileSync } from 'node:fs'
import type { JsonObject, JsonValue } from '../../src/credential/parseJson.ts'

/** An Open Badges 3.0 credential as 1EdTech published it, with the issuer's proof. */
export const badge: JsonObject = JSON.parse(
  readFileSync(new URL('../vectors/openbadges/simple.json', import.meta.url), 'utf8'),
)

/** The least that VC Data Model 2.0 asks for. */
export const leastCredential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject' },
}

/** A copy with the member at a JSON Pointer (without escapes) set, or taken away if `undefined`. */
export function withMember(
  document: JsonObject,
  pointer: string,
  value: JsonValue | undefined,
): JsonObject {
  const copy = structuredClone(document)
  const steps = pointer.split('/').slice(1)
  const last = steps.pop() as string
  let place = copy as Record<string, JsonValue>
  for (const step of steps) place = place[step] as Record<string, JsonValue>
  if (value === undefined) delete place[last]
  else place[last] = value
  return copy
}
