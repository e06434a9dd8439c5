import { BaseError } from '../base/BaseError.ts'
import type { PublicKey } from '../base/PublicKey.ts'
import { describeFault, type Fault } from '../base/readShape.ts'
import type { CairnIssuer } from './CairnIssuer.ts'

/** A key that a document lists. */
export type ListedKey = {
  /** The DID URL of its verification method, absolute; as text where it is no such URL. */
  readonly id: string
  /**
   * `undefined` where the type of the key is not known to this version, where it is another's, or where
   * its secret part was published with it.
   */
  readonly key: PublicKey | undefined
  /** From when it counts no longer (`expires` or `revoked`), in milliseconds since 1970. */
  readonly end?: number
}

/** What is read of a DID document, or of the controlled identifier document of an https URL. */
export type DidDocument = {
  /** Whose it is, as `normalizeDid` writes it. */
  readonly did: string
  /** The keys that sign documents for it. */
  readonly assertionMethod: readonly ListedKey[]
  /** The keys that show that somebody is its subject. */
  readonly authentication: readonly ListedKey[]
  /** Whom in a registry of Cairn it names as itself. */
  readonly cairnIssuers: readonly CairnIssuer[]
}

const advice = {
  DID_DOCUMENT_MALFORMED: 'Expected a DID document (DID 1.0 §4 and §5), with each id once.',
  DID_DOCUMENT_OTHER_ID: 'Expected the document of the identifier that was asked for.',
} as const

/** What is wrong with a DID document. */
export type DidDocumentErrorCode = keyof typeof advice

/** Thrown when a value is not the DID document of that DID. */
export class DidDocumentError extends BaseError {
  override readonly name = 'DidDocumentError'
  readonly code: DidDocumentErrorCode
  /** Every fault found; at least one. */
  readonly faults: readonly Fault[]

  constructor({ code, faults }: { code: DidDocumentErrorCode; faults: readonly Fault[] }) {
    super('The DID document cannot be used.', {
      metaMessages: [...faults.map((fault) => describeFault(fault, 'document')), advice[code]],
    })
    this.code = code
    this.faults = faults
  }
}
