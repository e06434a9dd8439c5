import type { MultikeyType } from '../base/multikey.ts'
import type { JsonObject } from '../credential/parseJson.ts'

/** A way to sign documents that this package checks: a cryptosuite, or a type of proof before there were any. */
export type SuiteName =
  | 'eddsa-rdfc-2022'
  | 'eddsa-jcs-2022'
  | 'ecdsa-rdfc-2019'
  | 'ecdsa-jcs-2019'
  | 'ecdsa-sd-2023'
  | 'Ed25519Signature2020'

/** What sets a suite apart from the others. */
export type Suite = {
  readonly name: SuiteName
  /** The keys that can have signed. */
  readonly keyTypes: readonly MultikeyType[]
  /** What is signed: canonical RDF (RDFC-1.0), canonical JSON (RFC 8785), or single statements of RDF. */
  readonly form: 'rdf' | 'json' | 'statements'
}

const cryptosuites: ReadonlyMap<unknown, Suite> = new Map<unknown, Suite>([
  // Data Integrity EdDSA Cryptosuites 1.0 §3.2, §3.3.
  ['eddsa-rdfc-2022', { name: 'eddsa-rdfc-2022', keyTypes: ['Ed25519'], form: 'rdf' }],
  ['eddsa-jcs-2022', { name: 'eddsa-jcs-2022', keyTypes: ['Ed25519'], form: 'json' }],
  // Data Integrity ECDSA Cryptosuites 1.0 §3.2, §3.3, §3.6.
  ['ecdsa-rdfc-2019', { name: 'ecdsa-rdfc-2019', keyTypes: ['P-256', 'P-384'], form: 'rdf' }],
  ['ecdsa-jcs-2019', { name: 'ecdsa-jcs-2019', keyTypes: ['P-256', 'P-384'], form: 'json' }],
  ['ecdsa-sd-2023', { name: 'ecdsa-sd-2023', keyTypes: ['P-256'], form: 'statements' }],
])

const ed25519Signature2020: Suite = {
  name: 'Ed25519Signature2020',
  keyTypes: ['Ed25519'],
  form: 'rdf',
}

/**
 * The suite that a proof names, by its type and cryptosuite (Data Integrity 1.0 §2.1).
 *
 * @returns `undefined` for one that is not known here.
 *
 * @example
 * findSuite({ type: 'DataIntegrityProof', cryptosuite: 'ecdsa-jcs-2019' })?.form // 'json'
 */
export function findSuite(proof: JsonObject): Suite | undefined {
  if (proof.type === 'DataIntegrityProof') return cryptosuites.get(proof.cryptosuite)
  const isOlder = proof.type === ed25519Signature2020.name && proof.cryptosuite === undefined
  return isOlder ? ed25519Signature2020 : undefined
}
