/**
 * Every code that a check may answer with, and what it means. Stable: programs switch on them.
 */
export const checkCodes = {
  FORMAT_OK: 'The document is a well-formed credential.',
  FORMAT_DEVIATES: 'The document is a credential, and deviates from the model of its kind.',
  FORMAT_NOT_JSON: 'The text is not acceptable as JSON.',
  FORMAT_NOT_A_CREDENTIAL: 'The document does not have the structure of a credential.',
  FORMAT_UNSUPPORTED: 'The document says things in a way that is not processed here.',
  FORMAT_TOO_MANY_PROOFS: 'The document carries more proofs than are judged.',
  FORMAT_BAD_ANCHOR_PROOF: 'The anchor proof was changed or cut.',
  FORMAT_BAD_BUNDLE: 'What should bring a credential and its proofs is not of the documented form.',
  FORMAT_BAD_TOKEN: 'The signed token around the document is not one.',
  FORMAT_PRESENTATION: 'The document is a well-formed presentation.',
  FORMAT_NOT_A_PRESENTATION: 'The document does not have the structure of a presentation.',
  FORMAT_TOO_MANY_CREDENTIALS: 'The presentation shows more than is judged.',

  INTEGRITY_OK: 'The document is what was sealed: with its path it gives the root of the batch.',
  INTEGRITY_BROKEN:
    'The document or its proof is not what was sealed: they do not give the root of the batch.',

  ANCHOR_FOUND: 'The batch is anchored on a registry that you trust, and final.',
  ANCHOR_IN_AGGREGATE:
    'The batch is anchored, together with others, on a registry that you trust, and final.',
  ANCHOR_NOT_FOUND: 'The registry has no record of it: the key never anchored this batch.',
  ANCHOR_OTHER_SIZE: 'The batch is anchored with another size.',
  ANCHOR_NOT_AGREED: 'The key of the batch did not sign that it may be anchored with others.',
  ANCHOR_TOO_LATE: 'The batch was anchored with others after the time that its key agreed to.',
  ANCHOR_NOT_FINAL: 'The batch is anchored, in a block that is not final yet.',
  ANCHOR_STRIPPED: 'Its issuer issues nothing that is not anchored, and it has no anchor proof.',
  REGISTRY_UNKNOWN: 'It is anchored in a registry that your policy does not trust.',
  REGISTRY_NOT_READ: 'No node was named to ask for the registry.',
  CHAIN_UNREACHABLE: 'The chain could not be read.',
  CHAIN_NO_QUORUM: 'Too few of the nodes that were asked say the same.',
  CHAIN_NO_STATE: 'The chain can no longer be read as it was at that block.',
  CHAIN_STALE: 'What the node knows of the chain is too old.',
  BUNDLE_UNTRUSTED:
    'Neither your policy nor a node of yours names the block that the bundle is of.',
  BUNDLE_BROKEN: 'The proofs in the bundle do not hold.',
  BUNDLE_INCOMPLETE: 'The bundle has no proof of something that the verdict needs.',
  BUNDLE_OTHER_CODE: 'By the bundle, the contract at that address is not one of this version.',
  BUNDLE_STALE: 'The block of the bundle is too old.',

  KEY_UNCLAIMED: 'The key belonged to no issuer on chain and spoke for itself.',
  KEY_GOOD: "The key was its issuer's, and good, when it anchored the batch.",
  KEY_ENDED: 'The key had ended when it anchored the batch.',
  KEY_COMPROMISED: 'The key was compromised when it anchored the batch.',
  KEY_AT_EDGE: 'The key became bad at almost the time when it anchored the batch.',
  KEY_NOT_FOR_ANCHORS: 'Its issuer did not let the key anchor batches.',
  KEY_CANNOT_SIGN: 'The key is a contract, which cannot sign for a batch anchored with others.',
  KEY_OF_DOCUMENTS: 'The key that signed the document is registered by its issuer, and good.',
  KEY_OF_DOCUMENTS_ENDED: 'The key that signed the document had ended by then.',
  KEY_OF_DOCUMENTS_COMPROMISED: 'The key that signed the document was compromised by then.',
  KEY_OF_DOCUMENTS_UNDATED:
    'The key that signed the document has become bad, and only an anchor would show that it did so before.',

  SIGNATURE_OK: "The issuer's proof holds.",
  SIGNATURE_BROKEN: "The issuer's proof does not hold.",
  SIGNATURE_UNKNOWN: "The issuer's proof could not be judged.",

  IDENTITY_PINNED: "Your policy says that this key is the issuer's.",
  IDENTITY_DOMAIN: "The issuer's own domain says that this key is the issuer's.",
  IDENTITY_GRANTED: 'An issuer whom your policy trusts vouches for the issuer.',
  IDENTITY_SELF: 'The identifier of the issuer is the key itself.',
  IDENTITY_OTHER_KEY: 'The identifier of the issuer is another key.',
  IDENTITY_OTHER_ISSUER: 'The key belongs to an issuer that goes by another name on chain.',
  IDENTITY_OTHER_PIN:
    'It was anchored by a key that is not the one your policy names for this issuer.',
  IDENTITY_UNCONFIRMED: "Nothing confirms that the key behind it is the issuer's.",
  IDENTITY_UNREACHABLE: "The issuer's domain could not be asked whether the key is the issuer's.",
  IDENTITY_NOT_NAMED: "The issuer's domain does not name the key behind it.",
  IDENTITY_NO_ANCHOR: 'It has no anchor proof, and nothing else shows whose word it is.',

  STATUS_CURRENT: 'Neither revoked nor suspended nor superseded.',
  STATUS_REVOKED: 'Revoked.',
  STATUS_SUSPENDED: 'Suspended.',
  STATUS_SUPERSEDED: 'Superseded by another credential.',
  STATUS_BEFORE_ANCHOR: 'It was not anchored yet at that time.',
  STATUS_AHEAD: 'That time has not come yet.',
  STATUS_NONE: 'Its issuer keeps no record of what becomes of it.',
  STATUS_NO_ANCHOR: 'Only an anchor tells whether a document was revoked.',
  STATUS_NOT_READ: 'The status could not be read.',
  STATUS_NOT_SHOWN: 'A part of the document is shown; a status of it may have been left out.',
  STATUS_ENTRY_MALFORMED: 'The document names a status list in a way that cannot be read.',
  STATUS_ENTRY_UNKNOWN: 'The document names a kind of status that is not known here.',
  STATUS_LIST_NOT_READ: 'A status list that the document names could not be read.',
  STATUS_LIST_OF_TODAY: 'A status list tells what is so now, not what was so then.',
  STATUS_LIST_UNCONFIRMED: "Nothing confirms that a status list is the issuer's own.",
  STATUS_MIRROR_DIFFERS: 'A status list says otherwise than the chain, which it should repeat.',

  VALIDITY_OK: 'Within the time that the document states.',
  VALIDITY_EXPIRED: 'The document has expired.',
  VALIDITY_NOT_YET: 'The document is not valid yet.',
  VALIDITY_NOT_SHOWN: 'A part of the document is shown; when it is valid may have been left out.',

  TRUST_PATH: 'Grants lead from an issuer whom your policy trusts to this one.',
  TRUST_NO_PATH:
    'No grants that were shown lead from an issuer whom your policy trusts to this one.',

  AUTHORITY_OWN: 'The achievement is the own one of the issuer.',
  AUTHORITY_GRANTED: 'Whoever created the achievement lets the issuer award it.',
  AUTHORITY_UNKNOWN:
    'Somebody else created the achievement, and nothing shows a permission to award it.',

  HOLDER_SHOWN: 'Whoever presents it has the key of the holder, and answered your challenge.',
  HOLDER_BOUND: 'It is about whoever presents it, who answered your challenge.',
  HOLDER_SUBJECT_UNNAMED:
    'It does not name the one whom it is about by an identifier, so that nothing shows that this is whoever presents it.',
  HOLDER_OTHER_SUBJECT: 'It is about somebody else than whoever presents it.',
  HOLDER_KEY_UNCONFIRMED:
    'Nothing shows that the key that signed the presentation is the one of its holder.',
  HOLDER_UNSIGNED: 'Nobody signed the presentation, so that anybody can present it.',
  HOLDER_NOT_JUDGED: 'The proof of the presentation could not be judged.',
  HOLDER_BROKEN: 'The proof of the presentation does not hold.',
  HOLDER_OTHER_CHALLENGE: 'The presentation does not answer your challenge.',
  HOLDER_OTHER_DOMAIN: 'The presentation was not made for you.',
  HOLDER_OTHER_PURPOSE: 'The proof of the presentation was not made to show who presents it.',
  HOLDER_EXPIRED: 'The presentation was good until a time that is over.',
  HOLDER_NOT_YET: 'The presentation is good from a later time on.',
  HOLDER_NOT_ASKED: 'Whoever presents it was not asked to show that it is theirs.',
  HOLDER_ALONE: 'It was not presented by its holder: anybody who has it can show it.',

  SCHEMA_OK: 'It keeps to the schemas that it names.',
  SCHEMA_BROKEN: 'It does not keep to a schema that it names.',
  SCHEMA_KIND_UNKNOWN: 'It names a kind of schema that is not known here.',
  SCHEMA_NOT_READ: 'A schema that it names could not be read.',
  SCHEMA_OTHER_DIGEST: 'What was found is not the schema that it names by a digest.',
  SCHEMA_UNCONFIRMED: 'Nothing confirms that a schema is the word of whoever issued it.',
  SCHEMA_UNSUPPORTED: 'A schema that it names uses what is not processed here.',
  SCHEMA_TOO_COSTLY: 'To hold it against the schemas that it names would take too long.',

  MOOT: 'An earlier check made this one moot.',
  NOT_APPLICABLE: 'There is nothing to check.',
  NOT_ASKED: 'Your policy does not ask for it.',
} as const

/** One of the keys of `checkCodes`. */
export type CheckCode = keyof typeof checkCodes
