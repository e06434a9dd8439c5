/** What every proof of the issuer is: Data Integrity EdDSA Cryptosuites 1.0 §2.2.1, §3.2. */
export const eddsaRdfc2022 = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  proofPurpose: 'assertionMethod',
} as const

/** The issuer's proof, as `signEddsaRdfc2022` makes it. */
export type EddsaRdfc2022Proof = {
  readonly type: 'DataIntegrityProof'
  readonly cryptosuite: 'eddsa-rdfc-2022'
  readonly proofPurpose: 'assertionMethod'
  readonly created: string
  readonly verificationMethod: string
  readonly proofValue: string
}
