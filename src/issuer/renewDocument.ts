import { BaseError } from '../base/BaseError.ts'
import { parseDateTime } from '../credential/parseDateTime.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import { addMonths } from './addMonths.ts'

/** Thrown when a credential cannot be renewed for the time asked. */
export class RenewalError extends BaseError {
  override readonly name = 'RenewalError'
  readonly code = 'RENEWAL_TIME'
  constructor({ problem }: { problem: string }) {
    super(`The credential cannot be renewed: ${problem}.`, {
      metaMessages: ['Say from when on and for how many months the new one is good.'],
    })
  }
}

/** From when on the successor of a credential is good, and how long. */
export type Renewal = {
  /** `id` of the successor, a URL. */
  readonly id: string
  /** ISO 8601, with its zone. */
  readonly validFrom: string
  /** Without them it is good for as long as the old one was, and without end where that had none. */
  readonly months?: number | undefined
}

/**
 * The successor of a credential, unsigned: what it says, for another time. What belongs to the old one alone is left
 * out: its proofs, and its places in status lists.
 *
 * @throws {RenewalError} where it would end before it begins, or nothing says how long the old one was good.
 *
 * @example
 * renewDocument(document, { id: `urn:uuid:${crypto.randomUUID()}`, validFrom: '2028-03-01T00:00:00Z', months: 24 })
 */
export function renewDocument(document: JsonObject, renewal: Renewal): JsonObject {
  const { proof: _, credentialStatus: __, validUntil: ___, ...rest } = document
  const { id, validFrom } = renewal
  const validUntil = toEnd(document, renewal)
  return { ...rest, id, validFrom, ...(validUntil !== undefined && { validUntil }) }
}

function toEnd(document: JsonObject, { validFrom, months }: Renewal): string | undefined {
  const start = parseDateTime(validFrom)
  if (start === undefined) throw new RenewalError({ problem: `${validFrom} is no time` })
  if (months !== undefined) return addMonths(validFrom, months)
  if (document.validUntil === undefined) return undefined
  return new Date(start + lengthOf(document)).toISOString().replace('.000Z', 'Z')
}

/** How long a credential was good, in milliseconds. */
function lengthOf({ validFrom, validUntil }: JsonObject): number {
  const [from, until] = [validFrom, validUntil].map((time) =>
    typeof time === 'string' ? parseDateTime(time) : undefined,
  )
  if (from !== undefined && until !== undefined && until > from) return until - from
  throw new RenewalError({ problem: 'it does not say how long it was good' })
}
