import type { Fault } from '../base/readShape.ts'

/** Every code that a status entry may be answered with: what is known then, and what it means. */
export const statusCodes = {
  LIST_CLEAR: ['clear', 'The list says nothing against the credential.'],
  LIST_SET: ['set', 'The list has a status for the credential.'],

  ENTRY_TYPE_UNKNOWN: ['unknown', 'The status entry is of a type that is not read here.'],
  ENTRY_SIZE_UNKNOWN: ['unknown', 'The status entry has more bits than are read here.'],
  ENTRY_TOO_MANY: ['unknown', 'The document has more status entries than are read.'],
  ENTRY_MALFORMED: ['failed', 'The status entry is not of the form of its standard.'],

  LIST_NOT_GIVEN: ['unknown', 'There is no list to look the entry up in.'],
  LIST_NOT_YET_VALID: ['unknown', 'The list is not valid yet.'],
  LIST_EXPIRED: ['unknown', 'The list has expired.'],
  LIST_STALE: ['unknown', 'The list was fetched too long ago.'],
  LIST_TOO_LARGE: ['unknown', 'The list is larger than is read.'],
  LIST_OTHER_ISSUER: ['unknown', 'The list is by another issuer than the credential.'],
  LIST_NO_CREDENTIAL_ID: ['unknown', 'The list names identifiers, and the credential has none.'],
  LIST_OTHER_ID: ['failed', 'The list is another one than the entry names.'],
  LIST_MALFORMED: ['failed', 'The list is not of the form of its standard.'],
  LIST_NOT_DECODED: ['failed', 'The bits of the list cannot be unpacked.'],
  LIST_TOO_SHORT: ['failed', 'The list has fewer entries than its standard asks for.'],
  LIST_OTHER_PURPOSE: ['failed', 'The list has another purpose than the entry.'],
  LIST_OTHER_SIZE: ['failed', 'The entries of the list have another size than the entry says.'],
  LIST_OUT_OF_RANGE: ['failed', 'The list ends before the entry.'],
} as const

/** One of the keys of `statusCodes`. */
export type StatusCode = keyof typeof statusCodes

/** What a list says of a credential. */
export type KnownStatus = {
  readonly outcome: 'clear' | 'set'
  readonly code: 'LIST_CLEAR' | 'LIST_SET'
  readonly reason: string
  readonly purpose: string
  /** 0 where it is clear. */
  readonly value: number
  /** What the value means, where entry or list says so; for developers, not for display. */
  readonly message?: string
  /** Whether the list has fewer than the 131,072 entries among which a credential hides. */
  readonly short: boolean
}

/** The codes of `statusCodes` with which no status is known. */
export type FaultCode = Exclude<StatusCode, KnownStatus['code']>

/** A status that is not known, and why. */
export type StatusFault = {
  readonly outcome: 'unknown' | 'failed'
  readonly code: FaultCode
  readonly reason: string
}

/**
 * What one status entry says of a credential. Only `clear` and `set` come from a list that was read
 * whole. `unknown` is what could not be found out, `failed` an entry or a list that breaks its standard:
 * neither says that the credential is revoked, and neither that it is not.
 */
export type StatusResult = KnownStatus | StatusFault

/** A status that is known; its value tells the outcome. */
export function toKnownStatus(
  status: Pick<KnownStatus, 'purpose' | 'value' | 'short'>,
  message: string | undefined,
): KnownStatus {
  const code = status.value === 0 ? 'LIST_CLEAR' : 'LIST_SET'
  const [outcome, reason] = statusCodes[code]
  return { outcome, code, reason, ...status, ...(message !== undefined && { message }) }
}

/** A status that is not known, with the outcome that belongs to its code. */
export function toStatusFault(code: FaultCode, detail?: string): StatusFault {
  const [outcome, sentence] = statusCodes[code]
  return { outcome, code, reason: detail === undefined ? sentence : `${sentence} ${detail}` }
}

const mostShown = 3

/** A status that is not known because a text has another form. It shows places, and nothing of the text. */
export function toMalformed(
  code: 'ENTRY_MALFORMED' | 'LIST_MALFORMED',
  faults: readonly Fault[],
): StatusFault {
  const places = faults.slice(0, mostShown).map(({ pointer }) => pointer || 'the whole of it')
  return toStatusFault(code, `See ${places.join(', ')}.`)
}
