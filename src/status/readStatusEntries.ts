import * as v from 'valibot'
import { readShape, toPointer } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import { object, oneOrMany, text, url } from './members.ts'
import type { StatusEntry } from './StatusEntry.ts'

/** Each entry costs its reader a list: more than these are not read. */
const mostEntries = 16
const mostBits = 8

// One number has one text: with leading zeros some readers would see another base.
const index = v.pipe(
  v.string('expected the index as text'),
  v.regex(/^(?:0|[1-9][0-9]*)$/, 'expected decimal digits without sign, space or leading zero'),
)

const position = { statusPurpose: text, statusListIndex: index, statusListCredential: url }

const statusMessage = object({
  status: v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]+$/, 'expected 0x and hex digits')),
  message: v.string(),
})

const bitstringShape = v.pipe(
  object({
    id: v.optional(url),
    ...position,
    statusSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
    statusMessage: v.optional(v.array(statusMessage)),
    statusReference: v.optional(oneOrMany(url)),
  }),
  v.forward(
    v.check((it) => it.id !== it.statusListCredential, 'expected another URL than the list has'),
    ['id'],
  ),
  v.forward(
    v.check((it) => hasEachValue(it), 'expected one message for each value of the status'),
    ['statusMessage'],
  ),
)

const shapes = {
  BitstringStatusListEntry: bitstringShape,
  StatusList2021Entry: object(position),
  '1EdTechRevocationList': object({ id: url }),
}

/**
 * Reads the member `credentialStatus` of a credential: Bitstring Status List 1.0 §2.1, Status List 2021,
 * and the revocation list of Open Badges 3.0. Every entry is answered, in order; what is malformed or of
 * an unknown kind is an entry that says so, and never left out.
 *
 * @param credentialStatus As `parseJson` gives it; `undefined` where there is none.
 *
 * @example
 * const [entry] = readStatusEntries(document.credentialStatus)
 * if (entry?.kind === 'bitstring') console.log(entry.list, entry.index)
 */
export function readStatusEntries(credentialStatus: JsonValue | undefined): readonly StatusEntry[] {
  if (credentialStatus === undefined) return []
  if (!Array.isArray(credentialStatus)) return [readEntry(credentialStatus, ['credentialStatus'])]
  const all: readonly JsonValue[] = credentialStatus
  // An array of nothing says that there is a status, and not which.
  if (all.length === 0) return [malformed([{ pointer: '/credentialStatus', problem: 'is empty' }])]
  const entries = all
    .slice(0, mostEntries)
    .map((entry, place) => readEntry(entry, ['credentialStatus', place]))
  if (all.length > mostEntries) entries.push({ kind: 'unknown', code: 'ENTRY_TOO_MANY' })
  return entries
}

function readEntry(value: JsonValue, path: readonly (string | number)[]): StatusEntry {
  const typed = readShape(object({ type: oneOrMany(text) }), value)
  if ('faults' in typed) return at(path, typed.faults)
  const [type, ...more] = [typed.value.type].flat()
  if (more.length > 0) return { kind: 'unknown', code: 'ENTRY_TYPE_UNKNOWN' }
  if (type === 'BitstringStatusListEntry') return readBitstring(value, path)
  if (type === 'StatusList2021Entry') {
    const read = readShape(shapes[type], value)
    if ('faults' in read) return at(path, read.faults)
    return { kind: 'bitstring', type, ...toPosition(read.value), size: 1 }
  }
  if (type === '1EdTechRevocationList') {
    const read = readShape(shapes[type], value)
    if ('faults' in read) return at(path, read.faults)
    return { kind: 'revocation-list', type, purpose: 'revocation', list: read.value.id }
  }
  return { kind: 'unknown', code: 'ENTRY_TYPE_UNKNOWN' }
}

function readBitstring(value: JsonValue, path: readonly (string | number)[]): StatusEntry {
  const read = readShape(bitstringShape, value)
  if ('faults' in read) return at(path, read.faults)
  const { statusSize: size, statusMessage: messages, statusReference: references } = read.value
  if (size > mostBits) return { kind: 'unknown', code: 'ENTRY_SIZE_UNKNOWN' }
  return {
    kind: 'bitstring',
    type: 'BitstringStatusListEntry',
    ...toPosition(read.value),
    size,
    ...(messages && { messages: inOrder(messages) }),
    ...(references !== undefined && { references: [references].flat() }),
  }
}

type Position = v.InferOutput<ReturnType<typeof object<typeof position>>>

function toPosition(entry: Position) {
  return {
    purpose: entry.statusPurpose,
    index: Number(entry.statusListIndex),
    list: entry.statusListCredential,
  }
}

type Message = v.InferOutput<typeof statusMessage>

/** §2.1: as many messages as there are values, each of another one; left out only where there is one bit. */
function hasEachValue(entry: {
  readonly statusSize: number
  readonly statusMessage?: readonly Message[] | undefined
}): boolean {
  const { statusSize: size, statusMessage: messages } = entry
  // A size that is none has a fault of its own, and one that is too large is not read.
  if (!Number.isInteger(size) || size < 1 || size > mostBits) return true
  if (messages === undefined) return size === 1
  const values = new Set(messages.map(({ status }) => Number(status)))
  return (
    messages.length === 2 ** size &&
    values.size === messages.length &&
    [...values].every((value) => value < 2 ** size)
  )
}

function inOrder(messages: readonly Message[]): readonly string[] {
  return messages
    .toSorted((a, b) => Number(a.status) - Number(b.status))
    .map(({ message }) => message)
}

type Faults = Extract<StatusEntry, { kind: 'malformed' }>['faults']

function at(path: readonly (string | number)[], faults: Faults): StatusEntry {
  const place = toPointer(path)
  return malformed(faults.map((fault) => ({ ...fault, pointer: `${place}${fault.pointer}` })))
}

function malformed(faults: Faults): StatusEntry {
  return { kind: 'malformed', code: 'ENTRY_MALFORMED', faults }
}
