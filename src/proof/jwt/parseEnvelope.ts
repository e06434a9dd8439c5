import { toList } from '../../base/toList.ts'
import { credentialsV2 } from '../../credential/contexts.ts'
import { isJsonObject } from '../../credential/isJsonObject.ts'
import type { JsonObject, JsonValue } from '../../credential/parseJson.ts'
import { EnvelopeError } from './EnvelopeError.ts'

/** A token out of an envelope. Nothing of it has been read. */
export type Envelope = {
  readonly kind: 'credential' | 'presentation'
  readonly token: string
}

const kinds = {
  EnvelopedVerifiableCredential: 'credential',
  EnvelopedVerifiablePresentation: 'presentation',
} as const

/** `application/jwt` is a token of the profile `JWT`, which has no media type of its own. */
const mediaTypes: Readonly<Record<Envelope['kind'], readonly string[]>> = {
  credential: ['application/vc+jwt', 'application/jwt'],
  presentation: ['application/vp+jwt'],
}

const members = new Set(['@context', 'type', 'id'])

/** Whether a document says that it is an envelope around a credential or a presentation. */
export function isEnvelope(document: JsonValue): document is JsonObject {
  return isJsonObject(document) && toList(document.type).some((type) => toKind(type) !== undefined)
}

/**
 * Reads an enveloped credential or presentation (VC Data Model 2.0 §4.13): an object whose `id` is a `data:` URL
 * of a token. Nothing signs the object itself, so it may say nothing else.
 *
 * @throws {EnvelopeError}
 *
 * @example
 * parseJwt(parseEnvelope(document).token)
 */
export function parseEnvelope(document: JsonObject): Envelope {
  const strange = Object.keys(document).find((name) => !members.has(name))
  if (strange !== undefined) throw notSupported(`it has the member \`${strange.slice(0, 64)}\``)
  const [type, ...others] = toList(document.type)
  const kind = toKind(type)
  if (!kind || others.length > 0)
    throw new EnvelopeError({ problem: 'its type is none of the two' })
  if (!toList(document['@context']).includes(credentialsV2)) {
    throw new EnvelopeError({ problem: `\`@context\` is without ${credentialsV2}` })
  }
  const { mediaType, token } = readDataUrl(document.id)
  if (!mediaTypes[kind].includes(mediaType)) {
    throw notSupported(`it holds \`${mediaType.slice(0, 64)}\``)
  }
  return { kind, token }
}

function toKind(type: JsonValue | undefined): Envelope['kind'] | undefined {
  return typeof type === 'string' && Object.hasOwn(kinds, type)
    ? kinds[type as keyof typeof kinds]
    : undefined
}

/** RFC 2397 §3: what comes before the first comma says what comes after it. */
function readDataUrl(id: JsonValue | undefined): { mediaType: string; token: string } {
  if (typeof id !== 'string' || !id.startsWith('data:') || !id.includes(',')) {
    throw new EnvelopeError({ problem: 'its `id` is not a `data:` URL' })
  }
  const comma = id.indexOf(',')
  return { mediaType: id.slice('data:'.length, comma), token: id.slice(comma + 1) }
}

function notSupported(problem: string): EnvelopeError {
  return new EnvelopeError({ code: 'ENVELOPE_NOT_SUPPORTED', problem })
}
