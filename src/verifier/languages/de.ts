import type { Messages } from './Messages.ts'

/** German. */
export const de: Messages = {
  reasons: {
    FORMAT_OK: 'Das Dokument ist ein wohlgeformter Nachweis.',
    FORMAT_DEVIATES: 'Das Dokument ist ein Nachweis und weicht vom Modell seiner Art ab.',
    FORMAT_NOT_JSON: 'Der Text ist kein zulässiges JSON.',
    FORMAT_NOT_A_CREDENTIAL: 'Das Dokument ist nicht aufgebaut wie ein Nachweis.',
    FORMAT_UNSUPPORTED: 'Das Dokument sagt etwas auf eine Weise, die hier nicht verarbeitet wird.',
    FORMAT_TOO_MANY_PROOFS: 'Das Dokument trägt mehr Beweise, als beurteilt werden.',
    FORMAT_BAD_ANCHOR_PROOF: 'Der Ankerbeweis wurde verändert oder gekürzt.',
    FORMAT_BAD_BUNDLE:
      'Was einen Nachweis und seine Beweise bringen soll, hat nicht die dokumentierte Form.',
    FORMAT_BAD_TOKEN: 'Das signierte Token um das Dokument ist keines.',
    FORMAT_PRESENTATION: 'Das Dokument ist eine wohlgeformte Vorlage.',
    FORMAT_NOT_A_PRESENTATION: 'Das Dokument ist nicht aufgebaut wie eine Vorlage.',
    FORMAT_TOO_MANY_CREDENTIALS: 'Die Vorlage zeigt mehr, als beurteilt wird.',
    INTEGRITY_OK:
      'Das Dokument ist, was versiegelt wurde: mit seinem Pfad ergibt es die Wurzel des Stapels.',
    INTEGRITY_BROKEN:
      'Das Dokument oder sein Beweis ist nicht, was versiegelt wurde: sie ergeben nicht die Wurzel des Stapels.',
    ANCHOR_FOUND: 'Der Stapel ist in einem Register verankert, dem Sie trauen, und endgültig.',
    ANCHOR_IN_AGGREGATE:
      'Der Stapel ist zusammen mit anderen in einem Register verankert, dem Sie trauen, und endgültig.',
    ANCHOR_NOT_FOUND:
      'Das Register weiß nichts davon: der Schlüssel hat diesen Stapel nie verankert.',
    ANCHOR_OTHER_SIZE: 'Der Stapel ist mit einer anderen Größe verankert.',
    ANCHOR_NOT_AGREED:
      'Der Schlüssel des Stapels hat nicht unterschrieben, dass er mit anderen verankert werden darf.',
    ANCHOR_TOO_LATE:
      'Der Stapel wurde nach der Zeit, der sein Schlüssel zugestimmt hat, mit anderen verankert.',
    ANCHOR_NOT_FINAL: 'Der Stapel ist verankert, aber der Block ist noch nicht endgültig.',
    ANCHOR_STRIPPED:
      'Sein Aussteller stellt nichts ohne Verankerung aus, und es hat keinen Ankerbeweis.',
    REGISTRY_UNKNOWN: 'Es ist in einem Register verankert, dem Ihre Regeln nicht trauen.',
    REGISTRY_NOT_READ: 'Es wurde kein Knoten genannt, der nach dem Register zu fragen wäre.',
    CHAIN_UNREACHABLE: 'Die Kette konnte nicht gelesen werden.',
    CHAIN_NO_QUORUM: 'Zu wenige der befragten Knoten sagen dasselbe.',
    CHAIN_NO_STATE: 'Wie die Kette bei diesem Block war, lässt sich nicht mehr lesen.',
    CHAIN_STALE: 'Was der Knoten von der Kette weiß, ist zu alt.',
    BUNDLE_UNTRUSTED:
      'Weder Ihre Regeln noch einer Ihrer Knoten nennen den Block, von dem das Bündel ist.',
    BUNDLE_BROKEN: 'Die Beweise im Bündel halten nicht.',
    BUNDLE_INCOMPLETE: 'Dem Bündel fehlt ein Beweis, den das Urteil braucht.',
    BUNDLE_OTHER_CODE: 'Nach dem Bündel ist an jener Adresse kein Vertrag dieser Version.',
    BUNDLE_STALE: 'Der Block des Bündels ist zu alt.',
    KEY_UNCLAIMED:
      'Der Schlüssel gehörte keinem Aussteller auf der Kette und sprach für sich selbst.',
    KEY_GOOD:
      'Der Schlüssel gehörte seinem Aussteller und war gültig, als er den Stapel verankerte.',
    KEY_ENDED: 'Der Schlüssel war beendet, als er den Stapel verankerte.',
    KEY_COMPROMISED: 'Der Schlüssel war in fremder Hand, als er den Stapel verankerte.',
    KEY_AT_EDGE: 'Der Schlüssel wurde fast zur selben Zeit ungültig, als er den Stapel verankerte.',
    KEY_NOT_FOR_ANCHORS: 'Sein Aussteller hat den Schlüssel keine Stapel verankern lassen.',
    KEY_CANNOT_SIGN:
      'Der Schlüssel ist ein Vertrag, der für eine Verankerung mit anderen nicht unterschreiben kann.',
    KEY_OF_DOCUMENTS:
      'Der Schlüssel, der das Dokument unterschrieb, ist von seinem Aussteller eingetragen und gültig.',
    KEY_OF_DOCUMENTS_ENDED: 'Der Schlüssel, der das Dokument unterschrieb, war da schon beendet.',
    KEY_OF_DOCUMENTS_COMPROMISED:
      'Der Schlüssel, der das Dokument unterschrieb, war da schon in fremder Hand.',
    KEY_OF_DOCUMENTS_UNDATED:
      'Der Schlüssel, der das Dokument unterschrieb, ist ungültig geworden, und nur ein Anker könnte zeigen, dass er es vorher tat.',
    SIGNATURE_OK: 'Der Beweis des Ausstellers hält.',
    SIGNATURE_BROKEN: 'Der Beweis des Ausstellers hält nicht.',
    SIGNATURE_UNKNOWN: 'Der Beweis des Ausstellers konnte nicht beurteilt werden.',
    IDENTITY_PINNED: 'Ihre Regeln sagen, dass dieser Schlüssel der des Ausstellers ist.',
    IDENTITY_DOMAIN:
      'Die eigene Domain des Ausstellers sagt, dass dieser Schlüssel der des Ausstellers ist.',
    IDENTITY_GRANTED: 'Ein Aussteller, dem Ihre Regeln trauen, bürgt für den Aussteller.',
    IDENTITY_SELF: 'Die Kennung des Ausstellers ist der Schlüssel selbst.',
    IDENTITY_OTHER_KEY: 'Die Kennung des Ausstellers ist ein anderer Schlüssel.',
    IDENTITY_OTHER_ISSUER:
      'Der Schlüssel gehört einem Aussteller, der auf der Kette einen anderen Namen hat.',
    IDENTITY_OTHER_PIN:
      'Es wurde mit einem Schlüssel verankert, der nicht der ist, den Ihre Regeln für diesen Aussteller nennen.',
    IDENTITY_UNCONFIRMED: 'Nichts bestätigt, dass der Schlüssel dahinter der des Ausstellers ist.',
    IDENTITY_UNREACHABLE:
      'Die Domain des Ausstellers konnte nicht gefragt werden, ob der Schlüssel der des Ausstellers ist.',
    IDENTITY_NOT_NAMED: 'Die Domain des Ausstellers nennt den Schlüssel dahinter nicht.',
    IDENTITY_NO_ANCHOR: 'Es hat keinen Ankerbeweis, und nichts anderes zeigt, wessen Wort es ist.',
    STATUS_CURRENT: 'Weder widerrufen noch ausgesetzt noch ersetzt.',
    STATUS_REVOKED: 'Widerrufen.',
    STATUS_SUSPENDED: 'Ausgesetzt.',
    STATUS_SUPERSEDED: 'Durch einen anderen Nachweis ersetzt.',
    STATUS_BEFORE_ANCHOR: 'Es war zu jener Zeit noch nicht verankert.',
    STATUS_AHEAD: 'Jene Zeit ist noch nicht gekommen.',
    STATUS_NONE: 'Sein Aussteller führt nicht Buch darüber, was daraus wird.',
    STATUS_NO_ANCHOR: 'Nur ein Anker sagt, ob ein Dokument widerrufen wurde.',
    STATUS_NOT_READ: 'Der Status konnte nicht gelesen werden.',
    STATUS_NOT_SHOWN:
      'Gezeigt wird ein Teil des Dokuments; ein Status davon kann weggelassen worden sein.',
    STATUS_ENTRY_MALFORMED:
      'Das Dokument nennt eine Statusliste auf eine Weise, die nicht zu lesen ist.',
    STATUS_ENTRY_UNKNOWN: 'Das Dokument nennt eine Art von Status, die hier nicht bekannt ist.',
    STATUS_LIST_NOT_READ: 'Eine Statusliste, die das Dokument nennt, konnte nicht gelesen werden.',
    STATUS_LIST_OF_TODAY: 'Eine Statusliste sagt, was jetzt gilt, nicht, was damals galt.',
    STATUS_LIST_UNCONFIRMED: 'Nichts bestätigt, dass eine Statusliste die des Ausstellers ist.',
    STATUS_MIRROR_DIFFERS: 'Eine Statusliste sagt anderes als die Kette, die sie wiedergeben soll.',
    VALIDITY_OK: 'In der Zeit, die das Dokument angibt.',
    VALIDITY_EXPIRED: 'Das Dokument ist abgelaufen.',
    VALIDITY_NOT_YET: 'Das Dokument gilt noch nicht.',
    VALIDITY_NOT_SHOWN:
      'Gezeigt wird ein Teil des Dokuments; wann es gilt, kann weggelassen worden sein.',
    TRUST_PATH: 'Zusagen führen von einem Aussteller, dem Ihre Regeln trauen, zu diesem.',
    TRUST_NO_PATH:
      'Keine gezeigten Zusagen führen von einem Aussteller, dem Ihre Regeln trauen, zu diesem.',
    AUTHORITY_OWN: 'Die Leistung ist die eigene des Ausstellers.',
    AUTHORITY_GRANTED: 'Wer die Leistung geschaffen hat, lässt den Aussteller sie vergeben.',
    AUTHORITY_UNKNOWN:
      'Jemand anders hat die Leistung geschaffen, und nichts zeigt eine Erlaubnis, sie zu vergeben.',
    HOLDER_SHOWN:
      'Wer es vorlegt, hat den Schlüssel des Inhabers und hat auf Ihre Aufforderung geantwortet.',
    HOLDER_BOUND:
      'Es handelt von der Person, die es vorlegt und auf Ihre Aufforderung geantwortet hat.',
    HOLDER_SUBJECT_UNNAMED:
      'Es nennt keine Kennung der Person, von der es handelt, so dass nichts zeigt, dass sie es vorlegt.',
    HOLDER_OTHER_SUBJECT: 'Es handelt von jemand anderem als der Person, die es vorlegt.',
    HOLDER_KEY_UNCONFIRMED:
      'Nichts zeigt, dass der Schlüssel, der die Vorlage unterschrieb, der des Inhabers ist.',
    HOLDER_UNSIGNED: 'Niemand hat die Vorlage unterschrieben, so dass jeder sie vorlegen kann.',
    HOLDER_NOT_JUDGED: 'Der Beweis der Vorlage konnte nicht beurteilt werden.',
    HOLDER_BROKEN: 'Der Beweis der Vorlage hält nicht.',
    HOLDER_OTHER_CHALLENGE: 'Die Vorlage antwortet nicht auf Ihre Aufforderung.',
    HOLDER_OTHER_DOMAIN: 'Die Vorlage wurde nicht für Sie gemacht.',
    HOLDER_OTHER_PURPOSE:
      'Der Beweis der Vorlage wurde nicht gemacht, um zu zeigen, wer sie vorlegt.',
    HOLDER_EXPIRED: 'Die Vorlage galt bis zu einer Zeit, die vorbei ist.',
    HOLDER_NOT_YET: 'Die Vorlage gilt erst von einer späteren Zeit an.',
    HOLDER_NOT_ASKED: 'Niemand wurde aufgefordert zu zeigen, dass es das eigene ist.',
    HOLDER_ALONE: 'Es wurde nicht von seinem Inhaber vorgelegt: wer es hat, kann es zeigen.',
    SCHEMA_OK: 'Es hält sich an die Schemas, die es nennt.',
    SCHEMA_BROKEN: 'Es hält sich nicht an ein Schema, das es nennt.',
    SCHEMA_KIND_UNKNOWN: 'Es nennt eine Art von Schema, die hier nicht bekannt ist.',
    SCHEMA_NOT_READ: 'Ein Schema, das es nennt, konnte nicht gelesen werden.',
    SCHEMA_OTHER_DIGEST:
      'Was gefunden wurde, ist nicht das Schema, das es mit einer Prüfsumme nennt.',
    SCHEMA_UNCONFIRMED: 'Nichts bestätigt, dass ein Schema das Wort seines Ausstellers ist.',
    SCHEMA_UNSUPPORTED: 'Ein Schema, das es nennt, verwendet, was hier nicht verarbeitet wird.',
    SCHEMA_TOO_COSTLY: 'Es an den Schemas zu messen, die es nennt, würde zu lange dauern.',
    MOOT: 'Eine frühere Prüfung hat diese hinfällig gemacht.',
    NOT_APPLICABLE: 'Es gibt nichts zu prüfen.',
    NOT_ASKED: 'Ihre Regeln fragen nicht danach.',
  },
  asOf: (time) => `Stand ${time} UTC:`,
  invalid: (reason) => `Nicht echt: ${reason}`,
  indeterminate: (reason) => `Nicht feststellbar: ${reason}`,
  intact: 'Das Dokument selbst ist unversehrt.',
  inAnyCase: {
    expired: 'Es ist jedenfalls abgelaufen.',
    'not-yet-valid': 'Es gilt jedenfalls noch nicht.',
    revoked: 'Es ist jedenfalls widerrufen.',
    suspended: 'Es ist jedenfalls ausgesetzt.',
    superseded: 'Es ist jedenfalls ersetzt.',
  },
  statusUnknown: (reason) => `Echt, aber sein Status ist nicht bekannt: ${reason}`,
  over: {
    expired: 'Echt, aber abgelaufen.',
    'not-yet-valid': 'Echt, gilt aber noch nicht.',
    revoked: 'Echt, aber von seinem Aussteller widerrufen.',
    suspended: 'Echt, aber von seinem Aussteller ausgesetzt.',
    superseded: 'Echt, aber durch einen neueren Nachweis ersetzt.',
  },
  good: 'Echt und gültig.',
  notAccepted: (rule) => `Echt und gültig, aber Ihre Regeln nehmen es nicht an (${rule}).`,
  presented: (reason, count) => `${reason} Gezeigte Nachweise: ${count}.`,
  issued: ({ issuer, anchored, until }) =>
    `Ausgestellt von ${issuer}${anchored ? `, verankert am ${anchored}` : ''}${until ? `, gültig bis ${until}` : ''}.`,
}
