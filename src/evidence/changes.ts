import type { CheckCode } from '../verifier/CheckCode.ts'

const otherDocument = 'Nothing but another document: ask for the file as it was issued.'
const wholeDocument = 'The document with more of it shown; an anchored one is whole.'
const otherBundle = 'Another bundle; or the credential itself, and a node.'
const otherTime = 'Time alone.'
const never = 'Nothing: what is recorded once stays recorded.'
const node = 'Ask again later, or ask another node.'
const host = 'Ask again later: the host did not give what was asked of it.'
const pin = 'A pin in your policy, once the issuer has told you its key by a way that you trust.'
const key = 'Nothing about this document; the issuer can issue another with a good key.'
const presentation = 'A new presentation, signed by its holder for your challenge and domain.'

/** What would change the answer of a check, for each code. */
export const changes: Readonly<Record<CheckCode, string>> = {
  FORMAT_OK: 'Any change of the document.',
  FORMAT_DEVIATES: 'A document that follows the model of its kind.',
  FORMAT_NOT_JSON: otherDocument,
  FORMAT_NOT_A_CREDENTIAL: otherDocument,
  FORMAT_UNSUPPORTED: 'A version that processes it, or a document that is written more plainly.',
  FORMAT_TOO_MANY_PROOFS: 'A document with fewer proofs.',
  FORMAT_BAD_ANCHOR_PROOF: otherDocument,
  FORMAT_BAD_BUNDLE: otherBundle,
  FORMAT_BAD_TOKEN: otherDocument,
  FORMAT_PRESENTATION: 'Any change of the document.',
  FORMAT_NOT_A_PRESENTATION: otherDocument,
  FORMAT_TOO_MANY_CREDENTIALS: 'Several presentations, each with fewer credentials.',

  INTEGRITY_OK: 'Any change of the document or of its anchor proof.',
  INTEGRITY_BROKEN: otherDocument,

  ANCHOR_FOUND: never,
  ANCHOR_IN_AGGREGATE: never,
  ANCHOR_NOT_FOUND: 'The issuer anchors the batch; or a node that knows a later block.',
  ANCHOR_OTHER_SIZE: never,
  ANCHOR_NOT_AGREED: never,
  ANCHOR_TOO_LATE: never,
  ANCHOR_NOT_FINAL: 'Time alone: ask again when the block is final.',
  ANCHOR_STRIPPED: otherDocument,
  REGISTRY_UNKNOWN: 'Your policy lists the registry, if you trust it.',
  REGISTRY_NOT_READ: 'Name a node of its chain (`--rpc`).',
  CHAIN_UNREACHABLE: node,
  CHAIN_NO_QUORUM: 'Nodes that agree: ask others, or ask again when all of them have caught up.',
  CHAIN_NO_STATE: 'A node that keeps the state of old blocks.',
  CHAIN_STALE: 'A node that has caught up; or a larger `maxBlockAge` in your policy.',
  BUNDLE_UNTRUSTED:
    'Your policy names the block (`trustedBlocks`); or a node of yours that has it (`--rpc`).',
  BUNDLE_BROKEN: otherBundle,
  BUNDLE_INCOMPLETE: 'A bundle that was made for a policy like yours; or a node.',
  BUNDLE_OTHER_CODE: 'Nothing about this address; your policy can name another registry.',
  BUNDLE_STALE: 'A newer bundle; or a larger `maxBundleAge` in your policy.',

  KEY_UNCLAIMED: 'An issuer claims the key and declares it compromised since before the anchor.',
  KEY_GOOD: 'The issuer declares the key compromised since before the anchor.',
  KEY_ENDED: key,
  KEY_COMPROMISED: key,
  KEY_AT_EDGE: key,
  KEY_NOT_FOR_ANCHORS: key,
  KEY_CANNOT_SIGN: key,
  KEY_OF_DOCUMENTS: 'The issuer ends the key, or declares it compromised.',
  KEY_OF_DOCUMENTS_ENDED: key,
  KEY_OF_DOCUMENTS_COMPROMISED: key,
  KEY_OF_DOCUMENTS_UNDATED: 'An anchor of the document from before.',

  SIGNATURE_OK: 'Any change of what the document says.',
  SIGNATURE_BROKEN: otherDocument,
  SIGNATURE_UNKNOWN: 'A version that knows the kind of proof, or a key that can be looked up.',

  IDENTITY_PINNED: 'Your policy names another key for the issuer, or none.',
  IDENTITY_DOMAIN: 'The domain of the issuer names the key no longer.',
  IDENTITY_GRANTED: 'The grant ends, or is taken back.',
  IDENTITY_SELF: 'A pin in your policy would also have it accepted.',
  IDENTITY_OTHER_KEY: otherDocument,
  IDENTITY_OTHER_ISSUER: otherDocument,
  IDENTITY_OTHER_PIN: 'Another pin in your policy, if the issuer says that this key is its own.',
  IDENTITY_UNCONFIRMED: pin,
  IDENTITY_UNREACHABLE: `${host} Or a pin in your policy.`,
  IDENTITY_NOT_NAMED: 'The domain of the issuer names the key; or a pin in your policy.',
  IDENTITY_NO_ANCHOR: pin,

  STATUS_CURRENT: 'The issuer revokes, suspends or supersedes it in a later block.',
  STATUS_REVOKED: never,
  STATUS_SUSPENDED: 'The issuer reinstates it.',
  STATUS_SUPERSEDED: never,
  STATUS_BEFORE_ANCHOR: 'A later time.',
  STATUS_AHEAD: otherTime,
  STATUS_NONE: 'A document with an anchor or a status list.',
  STATUS_NO_ANCHOR: 'A document with an anchor.',
  STATUS_NOT_READ: node,
  STATUS_NOT_SHOWN: wholeDocument,
  STATUS_ENTRY_MALFORMED: otherDocument,
  STATUS_ENTRY_UNKNOWN: 'A version that knows this kind of status.',
  STATUS_LIST_NOT_READ: host,
  STATUS_LIST_OF_TODAY: 'Asking about today.',
  STATUS_LIST_UNCONFIRMED: 'A status list that the issuer is confirmed to have signed.',
  STATUS_MIRROR_DIFFERS: 'The issuer writes its status list again, from the chain.',

  VALIDITY_OK: 'Time alone, where the document names an end.',
  VALIDITY_EXPIRED: 'Nothing; the issuer can issue another.',
  VALIDITY_NOT_YET: otherTime,
  VALIDITY_NOT_SHOWN: wholeDocument,

  TRUST_PATH: 'A grant on the path ends, or is taken back.',
  TRUST_NO_PATH: 'Grants that lead from an issuer whom your policy trusts to this one.',

  AUTHORITY_OWN: 'Any change of the document.',
  AUTHORITY_GRANTED: 'The grant ends, or is taken back.',
  AUTHORITY_UNKNOWN: 'A grant of whoever created the achievement.',

  HOLDER_SHOWN: 'Any change of the presentation; another challenge.',
  HOLDER_BOUND: 'Any change of the presentation; another challenge.',
  HOLDER_SUBJECT_UNNAMED: 'A credential that names its subject by the identifier of the holder.',
  HOLDER_OTHER_SUBJECT: 'A presentation by the one whom the credential is about.',
  HOLDER_KEY_UNCONFIRMED: 'A presentation signed by a key that the holder lists to be known by.',
  HOLDER_UNSIGNED: presentation,
  HOLDER_NOT_JUDGED: 'A version that knows the kind of proof, or a key that can be looked up.',
  HOLDER_BROKEN: presentation,
  HOLDER_OTHER_CHALLENGE: presentation,
  HOLDER_OTHER_DOMAIN: presentation,
  HOLDER_OTHER_PURPOSE: presentation,
  HOLDER_EXPIRED: presentation,
  HOLDER_NOT_YET: otherTime,
  HOLDER_NOT_ASKED: 'Give whoever presents it a challenge and your domain, and name both here.',
  HOLDER_ALONE: presentation,

  SCHEMA_OK: 'Another version of a schema, where it is not named by a digest.',
  SCHEMA_BROKEN: otherDocument,
  SCHEMA_KIND_UNKNOWN: 'A version that knows this kind of schema.',
  SCHEMA_NOT_READ: `${host} Or give the schema to the verifier.`,
  SCHEMA_OTHER_DIGEST: 'The schema as it was when the document was issued.',
  SCHEMA_UNCONFIRMED: 'A pin of whoever issued the schema; or give the schema to the verifier.',
  SCHEMA_UNSUPPORTED: 'A version that processes it, or a schema that is written more plainly.',
  SCHEMA_TOO_COSTLY: 'A schema that is written more plainly.',

  MOOT: 'The answer of the check that made it moot.',
  NOT_APPLICABLE: 'A document that has it.',
  NOT_ASKED: 'A policy that asks for it.',
}
