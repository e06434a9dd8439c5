import type { PublicKey } from '../../../base/PublicKey.ts'
import type { KeyPurpose } from '../../../base/ResolveKey.ts'
import type { ProofResult } from '../../../proof/ProofResult.ts'
import type { VerifyProof } from '../../../proof/verifyProof.ts'

/** A proof to check: what can be sent of it. */
export type Task = Omit<Parameters<VerifyProof>[0], 'resolveKey' | 'contexts'>

/** What a thread is told: to check a proof, or the key that it asked for. */
export type ToWorker =
  | { readonly id: number; readonly task: Task }
  | { readonly id: number; readonly question: number; readonly key: PublicKey | undefined }

/**
 * What a thread says: that it has started, whose key it has to know, what came of a proof, or that nothing did; then
 * whoever asked has to check it.
 */
export type FromWorker =
  | { readonly started: true }
  | {
      readonly id: number
      readonly question: number
      readonly verificationMethod: string
      readonly purpose: KeyPurpose
    }
  | { readonly id: number; readonly result: ProofResult }
  | { readonly id: number; readonly isUnanswered: true }
