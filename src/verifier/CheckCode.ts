/**
 * Every code that a check may answer with, and what it means. Stable: programs switch on them.
 */
export const checkCodes = {
  FORMAT_OK: 'The document is a well-formed credential.',
  FORMAT_NOT_JSON: 'The text is not acceptable as JSON.',
  FORMAT_NOT_A_CREDENTIAL: 'The document does not have the structure of a credential.',
  FORMAT_UNSUPPORTED: 'The document says things in a way that is not processed here.',
  FORMAT_TOO_MANY_PROOFS: 'The document carries more proofs than are judged.',
  FORMAT_BAD_ANCHOR_PROOF: 'The anchor proof was changed or cut.',
  FORMAT_UNSUPPORTED_ANCHOR_PROOF: 'The anchor proof is of a kind that this version does not read.',

  INTEGRITY_OK: 'The document is what was sealed: with its path it gives the root of the batch.',
  INTEGRITY_BROKEN:
    'The document or its proof is not what was sealed: they do not give the root of the batch.',

  ANCHOR_FOUND: 'The batch is anchored on a registry that you trust, and final.',
  ANCHOR_NOT_FOUND: 'The registry has no record of it: the key never anchored this batch.',
  ANCHOR_OTHER_SIZE: 'The batch is anchored with another size.',
  ANCHOR_NOT_FINAL: 'The batch is anchored, in a block that is not final yet.',
  REGISTRY_UNKNOWN: 'It is anchored in a registry that your policy does not trust.',
  REGISTRY_NOT_READ: 'No node was named to ask for the registry.',
  CHAIN_UNREACHABLE: 'The chain could not be read.',
  CHAIN_STALE: 'The newest final block of the node is too old.',

  KEY_UNCLAIMED: 'The key belonged to no issuer on chain and spoke for itself.',
  KEY_GOOD: "The key was its issuer's, and good, when it anchored the batch.",
  KEY_ENDED: 'The key had ended when it anchored the batch.',
  KEY_COMPROMISED: 'The key was compromised when it anchored the batch.',
  KEY_NOT_FOR_ANCHORS: 'Its issuer did not let the key anchor batches.',

  SIGNATURE_OK: "The issuer's proof holds.",
  SIGNATURE_BROKEN: "The issuer's proof does not hold.",
  SIGNATURE_UNKNOWN: "The issuer's proof could not be judged.",

  IDENTITY_PINNED: "Your policy says that this key is the issuer's.",
  IDENTITY_SELF: 'The identifier of the issuer is the key itself.',
  IDENTITY_OTHER_KEY: 'The identifier of the issuer is another key.',
  IDENTITY_OTHER_ISSUER: 'The key belongs to an issuer that goes by another name on chain.',
  IDENTITY_OTHER_PIN:
    'It was anchored by a key that is not the one your policy names for this issuer.',
  IDENTITY_UNCONFIRMED: "Nothing confirms that the key that anchored it is the issuer's.",
  IDENTITY_NO_ANCHOR: 'It has no anchor proof, and nothing else shows whose word it is.',

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
