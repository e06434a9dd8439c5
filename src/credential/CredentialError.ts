import { BaseError } from '../base/BaseError.ts'
import { describeFault, type Fault } from '../base/readShape.ts'

/** Thrown when a document is JSON but not a credential. */
export class CredentialError extends BaseError {
  override readonly name = 'CredentialError'
  readonly code = 'CREDENTIAL_MALFORMED'
  /** Every fault found; at least one. */
  readonly faults: readonly Fault[]

  constructor({ faults }: { faults: readonly Fault[] }) {
    super('The document is not a credential.', {
      metaMessages: faults.map((fault) => describeFault(fault, 'document')),
    })
    this.faults = faults
  }
}
