import { BaseError } from '../base/BaseError.ts'
import { quote } from '../base/quote.ts'
import type { JsonObject } from '../credential/parseJson.ts'

const purposes = ['revocation', 'suspension'] as const

/** What the status lists of a batch are about. */
export type MirroredPurpose = 'revocation' | 'suspension'

/** Thrown when status lists are to be published where nobody could fetch them. */
export class StatusListUrlError extends BaseError {
  override readonly name = 'StatusListUrlError'
  readonly code = 'STATUS_LIST_URL'
  constructor({ url }: { url: string }) {
    super(`Status lists cannot be published under ${quote(url)}.`, {
      metaMessages: ['Expected an address as https://academy.example/status/spring-2026.'],
    })
  }
}

/**
 * Where the status list of a purpose is published.
 *
 * @param base Under which all lists of the batch are; `https`, without query and fragment.
 * @throws {StatusListUrlError}
 */
export function toStatusListUrl(base: string, purpose: MirroredPurpose): string {
  const url = URL.canParse(base) ? new URL(base) : undefined
  const isPlain = url?.protocol === 'https:' && !/[?#]/.test(base) && url.username === ''
  if (!isPlain) throw new StatusListUrlError({ url: base })
  return `${url.href.replace(/\/+$/, '')}/${purpose}.json`
}

/**
 * The entries of a credential in the status lists of its batch, one for revocation and one for suspension: Bitstring
 * Status List 1.0 §2.1. Their index is that of the leaf.
 *
 * @param base As of `toStatusListUrl`.
 * @throws {StatusListUrlError}
 *
 * @example
 * const credentialStatus = toStatusEntries('https://academy.example/status/spring-2026', 7)
 */
export function toStatusEntries(base: string, index: number): readonly JsonObject[] {
  return purposes.map((purpose) => {
    const list = toStatusListUrl(base, purpose)
    return {
      id: `${list}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(index),
      statusListCredential: list,
    }
  })
}
