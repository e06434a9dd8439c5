import * as v from 'valibot'
import { type Fault, readShape } from '../base/readShape.ts'
import { parseDateTime } from '../credential/parseDateTime.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import { object, oneOrMany, text } from './members.ts'
import type { BitstringEntry } from './StatusEntry.ts'

/** A list of bits, still packed. */
export type StatusList = {
  readonly purposes: readonly string[]
  readonly encodedList: string
  /** Bits of one entry, where the list says so too. */
  readonly size: number | undefined
  /** Milliseconds after which to fetch it again. */
  readonly ttl: number | undefined
  /** Milliseconds since 1970; -∞ where it does not say. */
  readonly validFrom: number
  /** Milliseconds since 1970, included; ∞ where it does not say. */
  readonly validUntil: number
}

const dateTime = v.pipe(
  v.string(),
  v.transform((value) => parseDateTime(value)),
  v.number('expected a date, a time and a time zone'),
)

const names = {
  BitstringStatusListEntry: ['BitstringStatusListCredential', 'BitstringStatusList'],
  StatusList2021Entry: ['StatusList2021Credential', 'StatusList2021'],
} as const

function shapeOf(type: BitstringEntry['type']) {
  const [credentialType, subjectType] = names[type]
  return object({
    type: typesWith(credentialType),
    validFrom: v.optional(dateTime),
    validUntil: v.optional(dateTime),
    // VC Data Model 1.1 §4.5 and §4.6, where lists of 2021 are at home.
    issuanceDate: v.optional(dateTime),
    expirationDate: v.optional(dateTime),
    credentialSubject: object({
      type: typesWith(subjectType),
      statusPurpose: oneOrMany(text),
      encodedList: text,
      ttl: v.optional(v.pipe(v.number(), v.minValue(0))),
      statusSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    }),
  })
}

function typesWith(name: string) {
  return v.pipe(
    oneOrMany(text),
    v.check((types) => [types].flat().includes(name), `expected the type ${name}`),
  )
}

const shapes = {
  BitstringStatusListEntry: shapeOf('BitstringStatusListEntry'),
  StatusList2021Entry: shapeOf('StatusList2021Entry'),
}

/**
 * Reads the credential that holds a list of bits, for an entry of that type: Bitstring Status List 1.0
 * §2.2. Neither its proof nor its issuer is looked at.
 */
export function readStatusList(
  list: JsonValue,
  type: BitstringEntry['type'],
): StatusList | { readonly faults: readonly Fault[] } {
  const read = readShape(shapes[type], list)
  if ('faults' in read) return read
  const { credentialSubject: subject, ...dates } = read.value
  return {
    purposes: [subject.statusPurpose].flat(),
    encodedList: subject.encodedList,
    size: subject.statusSize,
    ttl: subject.ttl,
    validFrom: Math.max(dates.validFrom ?? -Infinity, dates.issuanceDate ?? -Infinity),
    validUntil: Math.min(dates.validUntil ?? Infinity, dates.expirationDate ?? Infinity),
  }
}
