/** W3C Verifiable Credentials Data Model 2.0, §4.3; always the first context of a document. */
export const credentialsV2 = 'https://www.w3.org/ns/credentials/v2'

/** Open Badges 3.0; the second context of a badge. Published in two versions under this one URL. */
export const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** Extensions of Open Badges 3.0. */
export const openBadgesExtensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

/** W3C Data Integrity 1.0; adds nothing to a VC 2.0 document, and some carry it. */
export const dataIntegrityV2 = 'https://w3id.org/security/data-integrity/v2'

/** The contexts whose documents are pinned in this package. Any other one is not processed. */
export const knownContexts: ReadonlySet<string> = new Set([
  credentialsV2,
  openBadges,
  openBadgesExtensions,
  dataIntegrityV2,
])
