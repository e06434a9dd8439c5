/**
 * What was found out about one thing that an issuer needs.
 *
 * - `NODE_OK`, `NODE_UNREACHABLE`, `NODE_WRONG_CHAIN`: the node of the project.
 * - `CLOCK_OK`, `CLOCK_BEHIND`, `BLOCKS_OLD`: the newest block against the clock.
 * - `CONTRACTS_OK`, `CONTRACTS_MISSING`, `CONTRACTS_OTHER`: what is where the registry should be.
 * - `ACCOUNT_OK`, `ACCOUNT_LOW`, `ACCOUNT_EMPTY`, `ACCOUNT_WAITING`: money, and transactions under way.
 * - `ACCOUNT_DIFFERS`, `ACCOUNT_MISSING`: whose key there is.
 * - `KEYSTORE_OK`, `KEYSTORE_BROKEN`, `KEYSTORE_EXPOSED`: the files of keys.
 * - `ISSUER_OK`, `ISSUER_INCOMPLETE`, `ISSUER_WRONG`, `ISSUER_NONE`: what the registry has of the issuer.
 * - `DID_OK`, `DID_DIFFERS`, `DID_UNREACHABLE`: the document that is published.
 * - `TEMPLATE_OK`, `TEMPLATE_WRONG`: what credentials are made from.
 * - `BATCHES_OK`, `BATCH_UNFINISHED`, `BATCH_DAMAGED`: what was begun.
 * - `PROJECT_OK`, `PROJECT_NONE`: the project file.
 */
export type FindingCode =
  | `NODE_${'OK' | 'UNREACHABLE' | 'WRONG_CHAIN'}`
  | 'CLOCK_OK'
  | 'CLOCK_BEHIND'
  | 'BLOCKS_OLD'
  | `CONTRACTS_${'OK' | 'MISSING' | 'OTHER'}`
  | `ACCOUNT_${'OK' | 'LOW' | 'EMPTY' | 'WAITING' | 'DIFFERS' | 'MISSING'}`
  | `KEYSTORE_${'OK' | 'BROKEN' | 'EXPOSED'}`
  | `ISSUER_${'OK' | 'INCOMPLETE' | 'WRONG' | 'NONE'}`
  | `DID_${'OK' | 'DIFFERS' | 'UNREACHABLE'}`
  | `TEMPLATE_${'OK' | 'WRONG'}`
  | 'BATCHES_OK'
  | `BATCH_${'UNFINISHED' | 'DAMAGED'}`
  | `PROJECT_${'OK' | 'NONE'}`

/** One thing that was looked at. */
export type Finding = {
  readonly code: FindingCode
  /** `unknown`: it could not be found out; asking again later may help. */
  readonly outcome: 'good' | 'warning' | 'problem' | 'unknown'
  /** What is so, for a person. */
  readonly text: string
  /** What to do about it. */
  readonly advice?: string
}
