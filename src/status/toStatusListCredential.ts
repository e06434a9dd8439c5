import { toUint } from '../base/uint.ts'
import { credentialsV2 } from '../credential/contexts.ts'
import { parseCredential } from '../credential/parseCredential.ts'
import type { JsonObject } from '../credential/parseJson.ts'
import { buildStatusList } from './buildStatusList.ts'

/** The mirror of one purpose of a batch. */
export type Mirror = {
  /** The URL under which it is published: `statusListCredential` of the batch's credentials. */
  readonly id: string
  /** `issuer.id` of the batch's credentials. */
  readonly issuerId: string
  readonly purpose: 'revocation' | 'suspension'
  /** The leaves that the chain says are revoked, or suspended. */
  readonly indexes: Iterable<number>
  /** Number of leaves in the batch. */
  readonly size: number
  /** When the chain said so; a date, a time and a time zone. */
  readonly validFrom: string
  /** Until when the list may be used. Without it an old list is as good as a new one. */
  readonly validUntil?: string
  /** Milliseconds after which to fetch it again. */
  readonly ttl?: number
}

/**
 * The mirror of a batch as the credential that its issuer signs and publishes: a
 * `BitstringStatusListCredential` (Bitstring Status List 1.0 §2.2) without proof. One list for a batch and
 * a purpose; the index of an entry is that of the leaf.
 *
 * @throws {StatusListError} as `buildStatusList` does.
 * @throws {CredentialError} where an identifier or a date is none, or the end lies before the start.
 * @throws {InvalidUintError} where `ttl` is no number of milliseconds.
 *
 * @example
 * const document = toStatusListCredential({ id, issuerId, purpose: 'revocation', indexes, size, validFrom })
 * const signed = await signEddsaRdfc2022({ document, signer, created: validFrom })
 */
export function toStatusListCredential(mirror: Mirror): JsonObject {
  const { id, issuerId, purpose, validFrom, validUntil, ttl } = mirror
  if (ttl !== undefined) toUint(ttl, 53)
  const document = {
    '@context': [credentialsV2],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerId,
    validFrom,
    ...(validUntil !== undefined && { validUntil }),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      ...(ttl !== undefined && { ttl }),
      encodedList: buildStatusList(mirror),
    },
  }
  return parseCredential(document).document
}
