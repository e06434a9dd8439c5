/**
 * Every code that a check may answer with, and what it means. Stable: programs switch on them.
 */
export const checkCodes = {
  FORMAT_OK: 'The document is a well-formed credential.',
  FORMAT_NOT_JSON: 'The text is not acceptable as JSON.',
  FORMAT_NOT_A_CREDENTIAL: 'The document does not have the structure of a credential.',
  FORMAT_UNSUPPORTED: 'The document uses JSON-LD that is not processed here.',
  FORMAT_TOO_MANY_PROOFS: 'The document carries more proofs than are judged.',
  FORMAT_BAD_ANCHOR_PROOF: 'The anchor proof is not of the form of the protocol.',
  FORMAT_UNSUPPORTED_ANCHOR_PROOF: 'The anchor proof is of a form that is not read here.',

  INTEGRITY_OK: 'Document and path lead to the root that the proof states.',
  INTEGRITY_BROKEN: 'Document and path do not lead to the root that the proof states.',

  ANCHOR_FOUND: 'The batch is anchored on a registry of the policy, and final.',
  ANCHOR_NOT_FOUND: 'The registry does not know the batch.',
  ANCHOR_OTHER_SIZE: 'The batch is anchored with another size.',
  ANCHOR_NOT_FINAL: 'The batch is anchored, in a block that is not final yet.',
  REGISTRY_UNKNOWN: 'The registry is none of the policy.',
  REGISTRY_NOT_READ: 'No node was given for the registry.',
  CHAIN_UNREACHABLE: 'The chain could not be read.',
  CHAIN_STALE: 'The newest final block of the node is too old.',

  KEY_UNCLAIMED: 'The key belongs to no issuer on chain and speaks for itself.',

  SIGNATURE_OK: "The issuer's proof holds.",
  SIGNATURE_BROKEN: "The issuer's proof does not hold.",
  SIGNATURE_UNKNOWN: "The issuer's proof could not be judged.",

  IDENTITY_PINNED: 'The policy pins this key for this issuer.',
  IDENTITY_SELF: 'The identifier of the issuer is the key itself.',
  IDENTITY_OTHER_KEY: 'The identifier of the issuer is another key.',
  IDENTITY_OTHER_PIN: 'The policy pins another key for this issuer.',
  IDENTITY_UNCONFIRMED: 'Nothing confirms that the key belongs to the issuer.',
  IDENTITY_NO_ANCHOR: 'The document has no anchor proof, and nothing else says whose word it is.',

  STATUS_CURRENT: 'Neither revoked nor suspended nor superseded.',
  STATUS_REVOKED: 'Revoked.',
  STATUS_SUSPENDED: 'Suspended.',
  STATUS_SUPERSEDED: 'Superseded by another credential.',
  STATUS_NO_ANCHOR: 'Only an anchor tells whether a document was revoked.',
  STATUS_NOT_READ: 'The status could not be read.',
  STATUS_ENTRY_NOT_READ: 'The document names a status list, which is not read here.',

  VALIDITY_OK: 'Within the time that the document states.',
  VALIDITY_EXPIRED: 'The document has expired.',
  VALIDITY_NOT_YET: 'The document is not valid yet.',

  MOOT: 'An earlier check made this one moot.',
  NOT_APPLICABLE: 'There is nothing to check.',
  NOT_BUILT: 'This version has no such check.',
} as const

/** One of the keys of `checkCodes`. */
export type CheckCode = keyof typeof checkCodes
