import type { Fault } from '../base/readShape.ts'

/** A position in a list of bits: Bitstring Status List 1.0 §2.1, or its predecessor of 2021. */
export type BitstringEntry = {
  readonly kind: 'bitstring'
  readonly type: 'BitstringStatusListEntry' | 'StatusList2021Entry'
  /** `revocation`, `suspension`, `refresh`, `message`, or any other text. */
  readonly purpose: string
  /** From 0. Exact below 2^53; what is larger lies behind the end of every list. */
  readonly index: number
  /** Bits of one entry, 1 to 8. */
  readonly size: number
  /** URL of the list. */
  readonly list: string
  /** What each value means, in the order of values; for developers, not for display. */
  readonly messages?: readonly string[]
  /** URLs of material about the status. */
  readonly references?: readonly string[]
}

/** A list of revoked identifiers: 1EdTech Revocation List Status Method 1.0, of Open Badges 3.0. */
export type RevocationListEntry = {
  readonly kind: 'revocation-list'
  readonly type: '1EdTechRevocationList'
  readonly purpose: 'revocation'
  /** URL of the list. */
  readonly list: string
}

/** An entry that names a list which can be read. */
export type ReadableEntry = BitstringEntry | RevocationListEntry

/** One member of `credentialStatus`, read. */
export type StatusEntry =
  | ReadableEntry
  | {
      /** Good perhaps, and of a kind that is not read here. */
      readonly kind: 'unknown'
      readonly code: 'ENTRY_TYPE_UNKNOWN' | 'ENTRY_SIZE_UNKNOWN' | 'ENTRY_TOO_MANY'
    }
  | {
      readonly kind: 'malformed'
      readonly code: 'ENTRY_MALFORMED'
      /** At least one; pointers start at the document. */
      readonly faults: readonly Fault[]
    }
