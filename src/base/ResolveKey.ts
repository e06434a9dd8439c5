import type { PublicKey } from './PublicKey.ts'

/** What a key may be used for (Controlled Identifiers 1.0 §2.3): to sign documents, or to show who one is. */
export type KeyPurpose = 'assertionMethod' | 'authentication'

/**
 * Finds the key behind a verification method, a DID URL, and makes sure that its controller lists it for
 * that purpose. `undefined` where that cannot be found out; a rejection says the same.
 *
 * @example
 * const resolveKey: ResolveKey = (method) => keys.get(method) // each { multikey: 'z6Mk…' }
 */
export type ResolveKey = (
  verificationMethod: string,
  purpose: KeyPurpose,
) => Promise<PublicKey | undefined> | PublicKey | undefined
