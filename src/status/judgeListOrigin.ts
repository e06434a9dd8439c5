import * as v from 'valibot'
import { readShape } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import { object, text } from './members.ts'
import type { ReadableEntry } from './StatusEntry.ts'
import { type StatusFault, toMalformed, toStatusFault } from './StatusResult.ts'

const shape = object({
  id: v.optional(text),
  issuer: v.lazy((value) => (typeof value === 'string' ? text : object({ id: text }))),
})

/**
 * Whether a list calls itself the list that an entry names, by the issuer of the credential. A list may go
 * without an `id` (Bitstring Status List 1.0 §2.2), and not by another one. Another issuer is allowed by
 * the standard, and is for a policy to trust: here it is not known whose word that list is.
 *
 * This compares what the list says. That its issuer signed it is another question, and comes first.
 *
 * @returns What is wrong, as a result of the entry; `undefined` where it is the list.
 *
 * @example
 * judgeListOrigin({ entry, list, issuerId: credential.issuerId })?.code // 'LIST_OTHER_ISSUER'
 */
export function judgeListOrigin({
  entry,
  list,
  issuerId,
}: {
  entry: ReadableEntry
  list: JsonValue
  issuerId: string
}): StatusFault | undefined {
  const read = readShape(shape, list)
  if ('faults' in read) return toMalformed('LIST_MALFORMED', read.faults)
  const { id, issuer } = read.value
  if (id !== undefined && id !== entry.list) return toStatusFault('LIST_OTHER_ID')
  const issuerOfList = typeof issuer === 'string' ? issuer : issuer.id
  return issuerOfList === issuerId ? undefined : toStatusFault('LIST_OTHER_ISSUER')
}
