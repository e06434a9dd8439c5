/** What can be wrong in a roster. */
export type RosterFaultCode =
  /** No CSV: a quote is not closed, or is where none may be. */
  | 'UNREADABLE'
  | 'COLUMN_MISSING'
  | 'COLUMN_UNKNOWN'
  | 'COLUMN_TWICE'
  /** A row has more or fewer cells than the header. */
  | 'CELL_COUNT'
  | 'CELL_TOO_LONG'
  | 'NAME_MISSING'
  /** Characters that cannot be shown, or that make a reader see others. */
  | 'NAME_UNSAFE'
  | 'EMAIL_MALFORMED'
  | 'ACHIEVEMENT_UNKNOWN'
  | 'DAY_MALFORMED'
  /** It can be read in two ways, and no other row tells which. */
  | 'DAY_AMBIGUOUS'
  /** The template asks for a value. */
  | 'VALUE_MISSING'
  /** The template has no place for a value. */
  | 'VALUE_UNEXPECTED'
  /** It is none of the values, or not within the bounds, that the template names. */
  | 'RESULT_NOT_ALLOWED'
  /** No address of the web. */
  | 'EVIDENCE_MALFORMED'
  /** No SHA-256, or one of nothing. */
  | 'DIGEST_MALFORMED'
  /** The learner has the achievement by an earlier row already. */
  | 'AWARD_TWICE'

/** Something wrong in a roster. */
export type RosterFault = {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number
  /** Name of the column; empty where the whole row is meant. */
  readonly column: string
  readonly code: RosterFaultCode
  /** What is wrong, for a person. */
  readonly problem: string
}
