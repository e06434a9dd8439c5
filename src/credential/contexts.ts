/** W3C Verifiable Credentials Data Model 2.0, §4.3; always the first context of a document. */
export const credentialsV2 = 'https://www.w3.org/ns/credentials/v2'

/** Open Badges 3.0; the second context of a badge. Published in two versions under this one URL. */
export const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** Extensions of Open Badges 3.0. */
export const openBadgesExtensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

/** W3C Data Integrity 1.0; adds nothing to a VC 2.0 document, and some carry it. */
export const dataIntegrityV2 = 'https://w3id.org/security/data-integrity/v2'

/** W3C Verifiable Credentials Data Model 1.1, §4.1; the first context of an older document. */
export const credentialsV1 = 'https://www.w3.org/2018/credentials/v1'

/** Earlier versions of Open Badges 3.0. */
export const openBadges302 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json'
export const openBadges301 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'

/** The proof type `Ed25519Signature2020`. */
export const ed25519Signature2020 = 'https://w3id.org/security/suites/ed25519-2020/v1'

/** Data Integrity before it was a recommendation; what VC 1.1 documents with such a proof carry. */
export const dataIntegrityV1 = 'https://w3id.org/security/data-integrity/v1'

/** Status List 2021, before the Bitstring Status List. */
export const statusList2021 = 'https://w3id.org/vc/status-list/2021/v1'

/** W3C Bitstring Status List 1.0; what VC 1.1 documents with such a status carry. That of VC 2.0 holds it already. */
export const bitstringStatusList = 'https://www.w3.org/ns/credentials/status/v1'

/** Comprehensive Learner Record 2.0; the second context of a record. Published in two versions under this one URL. */
export const learnerRecord = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'

/** The contexts whose documents are pinned in this package. Any other one is not processed. */
export const knownContexts: ReadonlySet<string> = new Set([
  credentialsV2,
  openBadges,
  openBadgesExtensions,
  dataIntegrityV2,
  credentialsV1,
  openBadges302,
  openBadges301,
  ed25519Signature2020,
  dataIntegrityV1,
  statusList2021,
  bitstringStatusList,
  learnerRecord,
])
