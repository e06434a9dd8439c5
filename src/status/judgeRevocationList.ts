import * as v from 'valibot'
import { readShape } from '../base/readShape.ts'
import type { JsonValue } from '../credential/parseJson.ts'
import { object, text } from './members.ts'
import { type StatusResult, toKnownStatus, toMalformed, toStatusFault } from './StatusResult.ts'

// Without the member a page of another kind would be a list of nothing.
const shape = object({
  revokedCredentials: v.array(
    object({
      id: text,
      revoked: v.optional(v.boolean(), true),
      revocationReason: v.optional(v.string()),
    }),
  ),
})

/**
 * Looks a credential up in a list of revoked identifiers: 1EdTech Revocation List Status Method 1.0. It is
 * revoked where the list has its `id` and does not add `revoked: false`. Such lists have no proof: they
 * are as good as the connection that they came over.
 */
export function judgeRevocationList(
  list: JsonValue,
  credentialId: string | undefined,
): StatusResult {
  const read = readShape(shape, list)
  if ('faults' in read) return toMalformed('LIST_MALFORMED', read.faults)
  if (credentialId === undefined) return toStatusFault('LIST_NO_CREDENTIAL_ID')
  const found = read.value.revokedCredentials.find(
    ({ id, revoked }) => id === credentialId && revoked,
  )
  // Whom a list of identifiers names is seen by everybody: it is as long as it needs to be.
  const status = { purpose: 'revocation', value: found ? 1 : 0, short: false }
  return toKnownStatus(status, found?.revocationReason)
}
