import type { ContextId } from './contexts.ts'
import type { ProofFault } from './readProof.ts'
import type { KeyFault } from './resolveProofKey.ts'
import type { SuiteName } from './suites.ts'

/** What the check of one Data Integrity proof found out. */
export type ProofResult =
  | {
      readonly outcome: 'verified'
      readonly cryptosuite: SuiteName
      /** Who signed: a key, not yet an issuer. A Multikey. */
      readonly publicKeyMultibase: string
      readonly verificationMethod: string
      /** The signer's own claim. */
      readonly created?: string
      /** The text of each context under which the signature holds; none where it is over JSON. */
      readonly contexts: readonly ContextId[]
    }
  | {
      readonly outcome: 'failed'
      readonly code: 'SIGNATURE_INVALID'
      readonly reason: string
    }
  | {
      readonly outcome: 'unknown'
      readonly code: 'UNKNOWN_CONTEXT' | 'UNDEFINED_TERM' | 'CANONICALIZATION_FAILED'
      readonly reason: string
    }
  | ProofFault
  | KeyFault
