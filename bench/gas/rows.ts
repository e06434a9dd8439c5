/** What is compared, in the order of the tables; `shared` by how many, where it is what each pays. */
export const rows = {
  anchor: { title: 'anchor a batch', shared: 1 },
  anchorMany: { title: 'anchor 10 batches at once, each', shared: 10 },
  anchorBySig: { title: 'anchor a batch, signature checked on chain, ECDSA', shared: 1 },
  anchorByP256: { title: 'anchor a batch, signature checked on chain, P-256', shared: 1 },
  anchorManyBySig: { title: '10 issuers at once, signatures checked on chain, each', shared: 10 },
  aggregate: { title: '10 issuers at once, signatures kept off chain, each', shared: 10 },
  revoke1: { title: 'revoke 1 of 176', shared: 1 },
  revoke10: { title: 'revoke 10 of 176', shared: 1 },
  revoke100: { title: 'revoke 100 of 176', shared: 1 },
  revokeByOther: { title: 'revoke 1 of 176, by another account of the issuer', shared: 1 },
  revokeBySig: { title: 'revoke 1 of 176, signature checked on chain', shared: 1 },
  revokeInAggregate: { title: 'revoke 10 of 1,000 that 10 issuers anchored at once', shared: 1 },
  revoke10Of10000: { title: 'revoke 10 of 10,000, at random', shared: 1 },
  revoke1000Of10000: { title: 'revoke 1,000 of 10,000, at random', shared: 1 },
  revokeBatch: { title: 'revoke a whole batch', shared: 1 },
  together: { title: 'anchor 1,000 and revoke 10 of them', shared: 1 },
  suspend: { title: 'suspend 1 of 176', shared: 1 },
  supersede: { title: 'supersede 1 of 176', shared: 1 },
} as const

export type RowId = keyof typeof rows

/** All of them. */
export const rowIds = Object.keys(rows) as RowId[]
