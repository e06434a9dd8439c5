import type { EvidenceMessages } from './EvidenceMessages.ts'

const otherDocument =
  'Nichts als ein anderes Dokument: bitten Sie um die Datei, wie sie ausgestellt wurde.'
const wholeDocument = 'Das Dokument, wenn mehr davon gezeigt wird; ein verankertes ist ganz.'
const otherBundle = 'Ein anderes Bündel; oder der Nachweis selbst und ein Knoten.'
const otherTime = 'Allein die Zeit.'
const never = 'Nichts: was einmal eingetragen ist, bleibt es.'
const node = 'Fragen Sie später noch einmal, oder einen anderen Knoten.'
const host = 'Fragen Sie später noch einmal: der Rechner gab nicht, worum er gebeten wurde.'
const pin =
  'Eine Festlegung in Ihren Regeln, wenn der Aussteller Ihnen seinen Schlüssel auf einem Weg genannt hat, dem Sie trauen.'
const key =
  'An diesem Dokument nichts; der Aussteller kann ein anderes mit einem gültigen Schlüssel ausstellen.'
const presentation =
  'Eine neue Vorlage, von ihrem Inhaber für Ihre Aufforderung und Ihre Domain unterschrieben.'
const anyChange = 'Jede Änderung des Dokuments.'
const grantEnds = 'Die Zusage endet oder wird zurückgenommen.'
const otherVersion =
  'Eine Version, die diese Art von Beweis kennt, oder ein Schlüssel, der zu finden ist.'

/** German. */
export const de: EvidenceMessages = {
  questions: {
    format: 'Ist es ein Nachweis, geschrieben, dass alle ihn gleich lesen?',
    integrity: 'Ist es bis auf das letzte Zeichen, was in seinem Stapel versiegelt wurde?',
    anchor: 'Hat der Schlüssel den Stapel endgültig in ein Register eingetragen, dem Sie trauen?',
    key: 'War der Schlüssel zu dieser Zeit gültig?',
    signature: 'Hält der eigene Beweis des Ausstellers?',
    identity: 'Ist der Schlüssel der des Ausstellers, den das Dokument nennt?',
    status: 'Wurde es seitdem widerrufen, ausgesetzt oder ersetzt?',
    validity: 'Liegt es in der Zeit, die es selbst angibt?',
    trust: 'Bürgt jemand für den Aussteller, dem Sie trauen?',
    authority: 'Darf der Aussteller diese Leistung vergeben?',
    holder: 'Ist, wer es vorlegt, die Person, von der es handelt?',
    schema: 'Hält es sich an die Schemas, die es nennt?',
  },
  presentationQuestions: {
    format: 'Ist es eine Vorlage, geschrieben, dass alle sie gleich lesen?',
    holder: 'Legt ihr Inhaber sie vor, Ihnen und jetzt?',
  },
  changes: {
    FORMAT_OK: anyChange,
    FORMAT_DEVIATES: 'Ein Dokument, das dem Modell seiner Art folgt.',
    FORMAT_NOT_JSON: otherDocument,
    FORMAT_NOT_A_CREDENTIAL: otherDocument,
    FORMAT_UNSUPPORTED:
      'Eine Version, die es verarbeitet, oder ein Dokument, das einfacher geschrieben ist.',
    FORMAT_TOO_MANY_PROOFS: 'Ein Dokument mit weniger Beweisen.',
    FORMAT_BAD_ANCHOR_PROOF: otherDocument,
    FORMAT_BAD_BUNDLE: otherBundle,
    FORMAT_BAD_TOKEN: otherDocument,
    FORMAT_PRESENTATION: anyChange,
    FORMAT_NOT_A_PRESENTATION: otherDocument,
    FORMAT_TOO_MANY_CREDENTIALS: 'Mehrere Vorlagen, jede mit weniger Nachweisen.',

    INTEGRITY_OK: 'Jede Änderung des Dokuments oder seines Ankerbeweises.',
    INTEGRITY_BROKEN: otherDocument,

    ANCHOR_FOUND: never,
    ANCHOR_IN_AGGREGATE: never,
    ANCHOR_NOT_FOUND:
      'Der Aussteller verankert den Stapel; oder ein Knoten, der einen späteren Block kennt.',
    ANCHOR_OTHER_SIZE: never,
    ANCHOR_NOT_AGREED: never,
    ANCHOR_TOO_LATE: never,
    ANCHOR_NOT_FINAL: 'Allein die Zeit: fragen Sie noch einmal, wenn der Block endgültig ist.',
    ANCHOR_STRIPPED: otherDocument,
    REGISTRY_UNKNOWN: 'Ihre Regeln nennen das Register, wenn Sie ihm trauen.',
    REGISTRY_NOT_READ: 'Nennen Sie einen Knoten seiner Kette (`--rpc`).',
    CHAIN_UNREACHABLE: node,
    CHAIN_NO_QUORUM:
      'Knoten, die dasselbe sagen: fragen Sie andere, oder noch einmal, wenn alle aufgeholt haben.',
    CHAIN_NO_STATE: 'Ein Knoten, der behält, wie es bei alten Blöcken war.',
    CHAIN_STALE: 'Ein Knoten, der aufgeholt hat; oder ein größeres `maxBlockAge` in Ihren Regeln.',
    BUNDLE_UNTRUSTED:
      'Ihre Regeln nennen den Block (`trustedBlocks`); oder ein Knoten von Ihnen, der ihn hat (`--rpc`).',
    BUNDLE_BROKEN: otherBundle,
    BUNDLE_INCOMPLETE: 'Ein Bündel, das für Regeln wie Ihre gemacht ist; oder ein Knoten.',
    BUNDLE_OTHER_CODE: 'An dieser Adresse nichts; Ihre Regeln können ein anderes Register nennen.',
    BUNDLE_STALE: 'Ein neueres Bündel; oder ein größeres `maxBundleAge` in Ihren Regeln.',

    KEY_UNCLAIMED:
      'Ein Aussteller beansprucht den Schlüssel und sagt, dass er schon vor der Verankerung in fremder Hand war.',
    KEY_GOOD:
      'Der Aussteller sagt, dass der Schlüssel schon vor der Verankerung in fremder Hand war.',
    KEY_ENDED: key,
    KEY_COMPROMISED: key,
    KEY_AT_EDGE: key,
    KEY_NOT_FOR_ANCHORS: key,
    KEY_CANNOT_SIGN: key,
    KEY_OF_DOCUMENTS:
      'Der Aussteller beendet den Schlüssel oder sagt, dass er in fremder Hand ist.',
    KEY_OF_DOCUMENTS_ENDED: key,
    KEY_OF_DOCUMENTS_COMPROMISED: key,
    KEY_OF_DOCUMENTS_UNDATED: 'Ein Anker des Dokuments von vorher.',

    SIGNATURE_OK: 'Jede Änderung dessen, was das Dokument sagt.',
    SIGNATURE_BROKEN: otherDocument,
    SIGNATURE_UNKNOWN: otherVersion,

    IDENTITY_PINNED: 'Ihre Regeln nennen einen anderen Schlüssel für den Aussteller, oder keinen.',
    IDENTITY_DOMAIN: 'Die Domain des Ausstellers nennt den Schlüssel nicht mehr.',
    IDENTITY_GRANTED: grantEnds,
    IDENTITY_SELF: 'Mit einer Festlegung in Ihren Regeln würde es auch angenommen.',
    IDENTITY_OTHER_KEY: otherDocument,
    IDENTITY_OTHER_ISSUER: otherDocument,
    IDENTITY_OTHER_PIN:
      'Eine andere Festlegung in Ihren Regeln, wenn der Aussteller sagt, dass dieser Schlüssel seiner ist.',
    IDENTITY_UNCONFIRMED: pin,
    IDENTITY_UNREACHABLE: `${host} Oder eine Festlegung in Ihren Regeln.`,
    IDENTITY_NOT_NAMED:
      'Die Domain des Ausstellers nennt den Schlüssel; oder eine Festlegung in Ihren Regeln.',
    IDENTITY_NO_ANCHOR: pin,

    STATUS_CURRENT:
      'Der Aussteller widerruft es, setzt es aus oder ersetzt es, in einem späteren Block.',
    STATUS_REVOKED: never,
    STATUS_SUSPENDED: 'Der Aussteller setzt es wieder ein.',
    STATUS_SUPERSEDED: never,
    STATUS_BEFORE_ANCHOR: 'Eine spätere Zeit.',
    STATUS_AHEAD: otherTime,
    STATUS_NONE: 'Ein Dokument mit einem Anker oder einer Statusliste.',
    STATUS_NO_ANCHOR: 'Ein Dokument mit einem Anker.',
    STATUS_NOT_READ: node,
    STATUS_NOT_SHOWN: wholeDocument,
    STATUS_ENTRY_MALFORMED: otherDocument,
    STATUS_ENTRY_UNKNOWN: 'Eine Version, die diese Art von Status kennt.',
    STATUS_LIST_NOT_READ: host,
    STATUS_LIST_OF_TODAY: 'Nach heute zu fragen.',
    STATUS_LIST_UNCONFIRMED: 'Eine Statusliste, die bestätigt vom Aussteller unterschrieben ist.',
    STATUS_MIRROR_DIFFERS: 'Der Aussteller schreibt seine Statusliste neu, nach der Kette.',

    VALIDITY_OK: 'Allein die Zeit, wenn das Dokument ein Ende nennt.',
    VALIDITY_EXPIRED: 'Nichts; der Aussteller kann ein anderes ausstellen.',
    VALIDITY_NOT_YET: otherTime,
    VALIDITY_NOT_SHOWN: wholeDocument,

    TRUST_PATH: 'Eine Zusage auf dem Weg endet oder wird zurückgenommen.',
    TRUST_NO_PATH: 'Zusagen, die von einem Aussteller, dem Ihre Regeln trauen, zu diesem führen.',

    AUTHORITY_OWN: anyChange,
    AUTHORITY_GRANTED: grantEnds,
    AUTHORITY_UNKNOWN: 'Eine Zusage derer, die die Leistung geschaffen haben.',

    HOLDER_SHOWN: 'Jede Änderung der Vorlage; eine andere Aufforderung.',
    HOLDER_BOUND: 'Jede Änderung der Vorlage; eine andere Aufforderung.',
    HOLDER_SUBJECT_UNNAMED: 'Ein Nachweis, der die Person mit der Kennung des Inhabers nennt.',
    HOLDER_OTHER_SUBJECT: 'Eine Vorlage durch die Person, von der der Nachweis handelt.',
    HOLDER_KEY_UNCONFIRMED:
      'Eine Vorlage, unterschrieben mit einem Schlüssel, an dem der Inhaber nach eigenem Wort zu erkennen ist.',
    HOLDER_UNSIGNED: presentation,
    HOLDER_NOT_JUDGED: otherVersion,
    HOLDER_BROKEN: presentation,
    HOLDER_OTHER_CHALLENGE: presentation,
    HOLDER_OTHER_DOMAIN: presentation,
    HOLDER_OTHER_PURPOSE: presentation,
    HOLDER_EXPIRED: presentation,
    HOLDER_NOT_YET: otherTime,
    HOLDER_NOT_ASKED:
      'Geben Sie eine Aufforderung und Ihre Domain, wem Sie etwas vorlegen lassen, und nennen Sie hier beide.',
    HOLDER_ALONE: presentation,

    SCHEMA_OK: 'Eine andere Fassung eines Schemas, wo keine Prüfsumme es nennt.',
    SCHEMA_BROKEN: otherDocument,
    SCHEMA_KIND_UNKNOWN: 'Eine Version, die diese Art von Schema kennt.',
    SCHEMA_NOT_READ: `${host} Oder geben Sie das Schema selbst.`,
    SCHEMA_OTHER_DIGEST: 'Das Schema, wie es war, als das Dokument ausgestellt wurde.',
    SCHEMA_UNCONFIRMED:
      'Eine Festlegung, wer das Schema herausgibt; oder geben Sie das Schema selbst.',
    SCHEMA_UNSUPPORTED:
      'Eine Version, die es verarbeitet, oder ein Schema, das einfacher geschrieben ist.',
    SCHEMA_TOO_COSTLY: 'Ein Schema, das einfacher geschrieben ist.',

    MOOT: 'Die Antwort der Prüfung, die diese hinfällig gemacht hat.',
    NOT_APPLICABLE: 'Ein Dokument, das es hat.',
    NOT_ASKED: 'Regeln, die danach fragen.',
  },
  moot: (check) => `Die Antwort der Prüfung \`${check}\`.`,
  sources: {
    chain: ({ block, at, registry }) => `Kette, Block ${block} von ${at}, ${registry}`,
    host: (host, at) => `Rechner ${host}, gefragt um ${at}`,
    node: (host, at) => `Knoten${host === undefined ? '' : ` ${host}`}, gefragt um ${at}`,
    clock: (at) => `Uhr, ${at}`,
    document: 'Dokument: sein eigenes Wort',
    policy: 'Ihre Regeln',
  },
  labels: {
    saved: 'Ein gespeicherter Bericht: jetzt wurde nichts geprüft.',
    judgedAt: (time) => `beurteilt um ${time}`,
    asOf: (time) => `Stand ${time}`,
    issuer: 'Aussteller',
    named: 'Name',
    awards: 'Leistung',
    holder: 'Inhaber',
    inside: 'darin',
    about: 'über',
    elsewhere: (id) => `${id}, nicht das, worin es steht`,
    leftOut: (count) => `${count} weitere darin, nicht beurteilt`,
    asked: 'gefragt',
    found: 'gefunden',
    from: 'von',
    changed: 'geändert durch',
  },
}
