import type { JsonValue } from '../credential/parseJson.ts'
import { judgeRevocationList } from './judgeRevocationList.ts'
import { readStatusList, type StatusList } from './readStatusList.ts'
import type { BitstringEntry, StatusEntry } from './StatusEntry.ts'
import {
  type StatusFault,
  type StatusResult,
  toKnownStatus,
  toMalformed,
  toStatusFault,
} from './StatusResult.ts'
import { type ListLimits, unpackStatusList } from './unpackStatusList.ts'

/** What a status entry is judged by, beside its list. */
export type StatusOptions = ListLimits & {
  /** Milliseconds since 1970. */
  readonly now: number
  /** When the list was fetched, in milliseconds since 1970; default `now`. A list may say how long it keeps. */
  readonly fetchedAt?: number
  /**
   * Fewest entries that a list of bits may have. Default 131,072, the minimum of the standard; lower for
   * the lists of an ecosystem that has a rule of its own, and for an issuer whose lists are known to be short.
   */
  readonly minEntries?: number
  /** `id` of the credential, which lists of 1EdTech name. */
  readonly credentialId?: string
}

/** Bitstring Status List 1.0 §3.2: among so many a credential hides. */
export const standardEntries = 131_072

/**
 * Looks a status entry up in its list: Bitstring Status List 1.0 §3.2, without what needs the network
 * and without the signature. Who judges has fetched the list, checked its proof, and asked
 * `judgeListOrigin` whether it is the list that the entry means.
 *
 * @param list The list as `parseJson` gives it; `undefined` where there is none.
 *
 * @example
 * const result = judgeStatusEntry(entry, parseJson(body), { now: Date.now() })
 * if (result.outcome === 'set' && result.purpose === 'revocation') console.log('revoked')
 */
export function judgeStatusEntry(
  entry: StatusEntry,
  list: JsonValue | undefined,
  options: StatusOptions,
): StatusResult {
  if (entry.kind === 'unknown') return toStatusFault(entry.code)
  if (entry.kind === 'malformed') return toMalformed(entry.code, entry.faults)
  if (list === undefined) return toStatusFault('LIST_NOT_GIVEN')
  if (entry.kind === 'revocation-list') return judgeRevocationList(list, options.credentialId)

  const read = readStatusList(list, entry.type)
  if ('faults' in read) return toMalformed('LIST_MALFORMED', read.faults)
  const fault = judgeList(read, entry, options)
  if (fault) return fault
  const unpacked = unpackStatusList(read.encodedList, entry.type, options)
  return 'bits' in unpacked ? lookUp(entry, unpacked.bits, options) : unpacked
}

/** Comparisons are written so that a time that is no number makes a list not usable. */
function judgeList(
  list: StatusList,
  entry: BitstringEntry,
  { now, fetchedAt = now }: StatusOptions,
): StatusFault | undefined {
  if (!list.purposes.includes(entry.purpose)) return toStatusFault('LIST_OTHER_PURPOSE')
  if (list.size !== undefined && list.size !== entry.size) return toStatusFault('LIST_OTHER_SIZE')
  if (!(list.validFrom <= now)) return toStatusFault('LIST_NOT_YET_VALID')
  if (!(now <= list.validUntil)) return toStatusFault('LIST_EXPIRED')
  if (list.ttl !== undefined && !(now - fetchedAt <= list.ttl)) return toStatusFault('LIST_STALE')
  return undefined
}

function lookUp(
  entry: BitstringEntry,
  bits: Uint8Array,
  { minEntries = standardEntries }: StatusOptions,
): StatusResult {
  const { index, size, purpose, messages } = entry
  const entries = Math.floor((bits.length * 8) / size)
  if (!(entries >= minEntries)) return toStatusFault('LIST_TOO_SHORT', `It has ${entries}.`)
  if (!(index < entries)) return toStatusFault('LIST_OUT_OF_RANGE', `It has ${entries}.`)
  const value = readBits(bits, index * size, size)
  const short = entries < standardEntries
  return toKnownStatus({ purpose, value, short }, messages?.[value])
}

/** §2.2: the first bit is the left-most one, the most significant of the first byte. */
function readBits(bits: Uint8Array, from: number, size: number): number {
  let value = 0
  for (let at = from; at < from + size; at++) {
    const byte = bits[Math.floor(at / 8)] as number
    value = value * 2 + ((byte >> (7 - (at % 8))) & 1)
  }
  return value
}
